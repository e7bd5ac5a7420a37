import type { Environment } from '#lib/environment/environment';
import { entrancesOf } from '#lib/topology/entrances';
import { certificateNames } from '#lib/topology/tls';

/** A Secret with a certificate that the site issues, and what that has to be. */
export interface CertificateSecret {
  readonly namespace: string;
  readonly name: string;
  /** What it has to be for; `*` stands for any one label. */
  readonly names: readonly string[];
  /** Whether who is shown it checks it against the `ca.crt` of the same Secret. */
  readonly hasAuthority: boolean;
}

/** The certificates of an environment: that of its programs, that of Elasticsearch's nodes, and those of its hosts, each Secret once. */
export function certificateSecrets(environment: Environment): readonly CertificateSecret[] {
  const { output, traces } = environment;
  if (output.kind !== 'kubernetes') return [];
  const { namespace, certificates } = output;
  const inside = [
    ...(certificates === undefined ? [] : [{ name: certificates, names: certificateNames(environment) }]),
    ...(traces?.storage.kind === 'elasticsearch'
      ? [{ name: traces.storage.nodeCertificates, names: [] }]
      : []),
  ];
  return [
    ...inside.map((secret) => ({ ...secret, namespace, hasAuthority: true })),
    ...[...hostsBySecret(environment)].map(([name, names]) => ({
      ...{ namespace, name, names },
      hasAuthority: false,
    })),
  ];
}

function hostsBySecret(environment: Environment): ReadonlyMap<string, readonly string[]> {
  const { access } = environment;
  const hosts = new Map<string, readonly string[]>();
  if (access?.entrance.kind !== 'ingress') return hosts;
  for (const { host, name } of entrancesOf(environment)) {
    const secret = access.entrance.certificates[host];
    if (secret !== undefined) hosts.set(secret, [...(hosts.get(secret) ?? []), name]);
  }
  return hosts;
}
