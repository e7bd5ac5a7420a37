import type { Environment } from '#lib/environment/environment';
import { loadEnvironment } from '#lib/environment/load';
import { good } from '#test/lib/environment/good';

/** The environment that a text says. @throws Error when it says none */
export function siteOf(text: string = good): Environment {
  const { environment } = loadEnvironment({ file: 'environments/site.yaml', text });
  if (environment === undefined) throw new Error('the text is no environment');
  return environment;
}
