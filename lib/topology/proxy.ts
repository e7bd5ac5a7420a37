import type { Output, ProxyChoices } from '#lib/environment/output-choices';

/**
 * What the proxy is not asked for, as `NO_PROXY` spells it: names inside the cluster, and what the environment lists.
 * Each stands for itself and what is below it; with a leading dot, only for what is below.
 */
export const directHosts = ({ noProxy }: ProxyChoices): readonly string[] => [
  '.svc',
  '.svc.cluster.local',
  ...noProxy,
];

/** The proxy of an environment, if it has one; programs on one machine have none. */
export const proxyOf = (output: Output): ProxyChoices | undefined =>
  output.kind === 'kubernetes' ? output.proxy : undefined;

/** The proxy on the way to a server, if there is one. */
export function proxyFor({ hostname }: URL, output: Output): ProxyChoices | undefined {
  const proxy = proxyOf(output);
  if (proxy === undefined) return undefined;
  const isDirect = directHosts(proxy).some((host) => `.${hostname}`.endsWith(`.${host.replace(/^\./, '')}`));
  return isDirect ? undefined : proxy;
}
