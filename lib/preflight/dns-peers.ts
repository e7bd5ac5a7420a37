import type { KubernetesObject } from '#lib/kubernetes/object';
import { listAt, numberAt, textsAt } from '#lib/kubernetes/value';

/** The pods that a policy sends the questions of its pods for addresses to. */
export interface DnsPeer {
  readonly policy: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The pods that NetworkPolicies allow port 53 to, by name of their namespace. */
export function dnsPeers(objects: readonly KubernetesObject[]): readonly DnsPeer[] {
  return objects
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .flatMap((object) =>
      listAt(object, 'spec', 'egress')
        .filter((rule) => listAt(rule, 'ports').some((port) => numberAt(port, 'port') === 53))
        .flatMap((rule) => listAt(rule, 'to'))
        .flatMap((peer) => {
          const namespace = textsAt(peer, 'namespaceSelector', 'matchLabels')['kubernetes.io/metadata.name'];
          const labels = textsAt(peer, 'podSelector', 'matchLabels');
          return namespace === undefined || Object.keys(labels).length === 0
            ? []
            : [{ policy: object.metadata.name, namespace, labels }];
        }),
    );
}

/** How the pods that answer for names are found again. */
export const dnsKey = ({ namespace, labels }: DnsPeer): string => `${namespace} ${renderLabels(labels)}`;

/** Labels as `kubectl -l` reads them. */
export const renderLabels = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
