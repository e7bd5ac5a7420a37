import type { Hosts } from '#lib/environment/access-choices';
import type { Environment } from '#lib/environment/environment';

/** What is opened from outside, by its key in `hosts`. */
export type UserInterface = Exclude<keyof Hosts, 'runbooks'>;

/**
 * Under which URL people open a user interface; links in alerts and notifications begin with it. A cluster's
 * interfaces stand behind TLS, those on one machine are opened directly.
 *
 * @throws RangeError when the environment names no host for it, which its checks refuse
 */
export function externalUrl(environment: Environment, ui: UserInterface): string {
  const scheme = environment.output.kind === 'kubernetes' ? 'https' : 'http';
  const host = environment.hosts[ui];
  if (host === undefined) throw new RangeError(`hosts.${ui} is missing`);
  return `${scheme}://${host}`;
}
