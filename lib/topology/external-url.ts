import type { Environment } from '#lib/environment/environment';

/**
 * Under which URL people open a user interface; links in alerts and notifications begin with it. A cluster's
 * interfaces stand behind TLS, those on one machine are opened directly.
 */
export function externalUrl(environment: Environment, ui: 'prometheus' | 'alertmanager'): string {
  const scheme = environment.output.kind === 'kubernetes' ? 'https' : 'http';
  return `${scheme}://${environment.hosts[ui]}`;
}
