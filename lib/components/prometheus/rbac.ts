import type { Discovery } from '#lib/environment/metrics-choices';
import { object, type PolicyRule } from '#lib/kubernetes/kinds';
import { labels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';

type KubernetesDiscovery = Extract<Discovery, { kind: 'kubernetes' }>;

const read = ['list', 'watch'];
const pods: PolicyRule = { apiGroups: [''], resources: ['pods'], verbs: read };
const services: PolicyRule = { apiGroups: [''], resources: ['services'], verbs: read };
const endpointSlices: PolicyRule = {
  apiGroups: ['discovery.k8s.io'],
  resources: ['endpointslices'],
  verbs: read,
};
const nodes: PolicyRule = { apiGroups: [''], resources: ['nodes'], verbs: read };
/** What the kubelet asks for before it shows its metrics. */
const kubelets: PolicyRule = { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] };

/** What each role of discovery watches: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config */
const rulesOfRole: Readonly<Record<KubernetesDiscovery['role'], readonly PolicyRule[]>> = {
  pod: [pods],
  endpointslice: [pods, services, endpointSlices],
  node: [nodes, kubelets],
};

/**
 * What Prometheus may read to find its targets, and nothing else: in the namespaces that the environment names, or
 * in the whole cluster where it names none.
 */
export function discoveryRoles(
  discoveries: readonly KubernetesDiscovery[],
  account: { readonly name: string; readonly namespace: string },
): readonly KubernetesObject[] {
  const everywhere = discoveries.filter(({ role, namespaces }) => role === 'node' || namespaces.length === 0);
  const confined = discoveries.filter((discovery) => !everywhere.includes(discovery));
  const namespaces = [...new Set(confined.flatMap((discovery) => discovery.namespaces))].sort();
  return [
    ...(everywhere.length === 0 ? [] : clusterRole(rulesOf(everywhere), account)),
    ...namespaces.flatMap((namespace) =>
      role(
        namespace,
        rulesOf(confined.filter((discovery) => discovery.namespaces.includes(namespace))),
        account,
      ),
    ),
  ];
}

const rulesOf = (discoveries: readonly KubernetesDiscovery[]): readonly PolicyRule[] => [
  ...new Set(discoveries.flatMap(({ role }) => rulesOfRole[role])),
];

const group = 'rbac.authorization.k8s.io';

type Account = Parameters<typeof discoveryRoles>[1];

function clusterRole(rules: readonly PolicyRule[], account: Account): readonly KubernetesObject[] {
  // Cluster-wide names are shared with everybody, so the namespace is part of them.
  const name = `${account.namespace}-${account.name}`;
  const metadata = { name, labels: labels(account.name) };
  return [
    object('ClusterRole', metadata, { apiVersion: `${group}/v1`, rules }),
    object('ClusterRoleBinding', metadata, {
      apiVersion: `${group}/v1`,
      roleRef: { apiGroup: group, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    }),
  ];
}

function role(
  namespace: string,
  rules: readonly PolicyRule[],
  account: Account,
): readonly KubernetesObject[] {
  const name = `${account.namespace}-${account.name}`;
  const metadata = { name, namespace, labels: labels(account.name) };
  return [
    object('Role', metadata, { apiVersion: `${group}/v1`, rules }),
    object('RoleBinding', metadata, {
      apiVersion: `${group}/v1`,
      roleRef: { apiGroup: group, kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    }),
  ];
}
