import { labels, stackLabels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { type Answer, known } from '#lib/preflight/answer';
import type { ClusterFacts, NamespaceFact, NodeFact } from '#lib/preflight/cluster-facts';
import { labelledResources } from '#lib/preflight/labelled-resources';

const namespaceLabels = { ...stackLabels, 'pod-security.kubernetes.io/enforce': 'restricted' };

const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'monitoring-prometheus' };

/** A small stack: three Prometheus with a Secret, a volume and rights in a namespace of somebody else. */
export const manifests: readonly KubernetesObject[] = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring', labels: namespaceLabels } },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'allow-dns', namespace: 'monitoring', labels: labels('dwcp-monitoring') },
    spec: {
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
          ],
          ports: [{ port: 53, protocol: 'UDP' }],
        },
      ],
    },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'monitoring-prometheus', namespace: 'dwcp', labels: labels('prometheus') },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'monitoring-prometheus', namespace: 'dwcp', labels: labels('prometheus') },
    roleRef,
  },
  {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'prometheus', namespace: 'monitoring', labels: labels('prometheus') },
    spec: {
      serviceName: 'prometheus',
      podManagementPolicy: 'Parallel',
      replicas: 3,
      selector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
      template: {
        metadata: { labels: labels('prometheus') },
        spec: {
          nodeSelector: { 'kubernetes.io/os': 'linux' },
          tolerations: [{ key: 'dwcp.example/monitoring', operator: 'Exists', effect: 'NoSchedule' }],
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'kubernetes.io/hostname',
              whenUnsatisfiable: 'DoNotSchedule',
              labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
            },
          ],
          containers: [
            {
              name: 'prometheus',
              resources: { requests: { cpu: '2', memory: '7Gi' }, limits: { cpu: '4', memory: '7Gi' } },
            },
          ],
          volumes: [
            {
              name: 'token',
              secret: {
                secretName: 'remote-write',
                items: [
                  { key: 'token', path: 'token' },
                  { key: 'user', path: 'user' },
                ],
              },
            },
            {
              name: 'authority',
              configMap: { name: 'authority', items: [{ key: 'ca.crt', path: 'ca.crt' }] },
            },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'fast',
            resources: { requests: { storage: '150Gi' } },
          },
        },
      ],
    },
  },
];

/** A node of the example. */
export const node = (name: string, zone: string, changes: Partial<NodeFact> = {}): NodeFact => ({
  name,
  labels: { 'kubernetes.io/os': 'linux', 'topology.kubernetes.io/zone': zone },
  taints: [],
  ready: true,
  cordoned: false,
  cpu: 8,
  memory: 32 * 2 ** 30,
  ...changes,
});

/** A cluster that has everything, and nothing of the stack yet. */
export const goodFacts: ClusterFacts = {
  askedAt: new Date('2026-03-01T12:00:00Z'),
  versions: { kubectl: 'v1.33.1', server: 'v1.33.2' },
  resources: new Map([
    ['v1', known([{ kind: 'Namespace', resource: 'namespaces' }])],
    ['networking.k8s.io/v1', known([{ kind: 'NetworkPolicy', resource: 'networkpolicies' }])],
    [
      'rbac.authorization.k8s.io/v1',
      known([
        { kind: 'Role', resource: 'roles' },
        { kind: 'RoleBinding', resource: 'rolebindings' },
      ]),
    ],
    ['apps/v1', known([{ kind: 'StatefulSet', resource: 'statefulsets' }])],
  ]),
  namespaces: new Map<string, Answer<NamespaceFact | undefined>>([
    ['monitoring', known(undefined)],
    ['dwcp', known({ labels: {}, terminating: false })],
  ]),
  foreignPods: new Map([['monitoring', known([])]]),
  keys: new Map([
    ['Secret monitoring/remote-write', known(['token', 'user'])],
    ['ConfigMap monitoring/authority', known(['ca.crt'])],
  ]),
  certificates: [],
  storageClasses: new Map([['fast', known({ allowsExpansion: true, bindingMode: 'WaitForFirstConsumer' })]]),
  permissions: [
    { permission: { verb: 'create', resource: 'namespaces' }, allowed: known(true) },
    { permission: { verb: 'patch', resource: 'namespaces' }, allowed: known(true) },
    {
      permission: { verb: 'create', resource: 'statefulsets.apps', namespace: 'monitoring' },
      allowed: known(true),
    },
    {
      permission: { verb: 'escalate', resource: 'roles.rbac.authorization.k8s.io', namespace: 'dwcp' },
      allowed: known(true),
    },
  ],
  admission: { webhooks: known([]), policies: known([]), quotas: known([]), limitRanges: known([]) },
  daemonSets: known([
    { namespace: 'kube-system', name: 'cilium', containers: [{ name: 'cilium-agent', arguments: [] }] },
  ]),
  dnsPods: new Map([['kube-system k8s-app=kube-dns', known([[53, 9153]])]]),
  nodes: known([node('a', 'one'), node('b', 'two'), node('c', 'three')]),
  labelled: new Map(labelledResources.map((resource) => [resource, known([])])),
  present: new Map([
    ['StatefulSet monitoring/prometheus', known(undefined)],
    ['RoleBinding dwcp/monitoring-prometheus', known(undefined)],
  ]),
};

/** The StatefulSet of the example as a server gives it back, with what that fills in. */
export const presentStatefulSet = (spec: Readonly<Record<string, unknown>> = {}): unknown => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'prometheus', namespace: 'monitoring', uid: '1' },
  spec: {
    serviceName: 'prometheus',
    podManagementPolicy: 'Parallel',
    revisionHistoryLimit: 10,
    replicas: 2,
    selector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
    volumeClaimTemplates: [
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data', creationTimestamp: null },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'fast',
          volumeMode: 'Filesystem',
          resources: { requests: { storage: '150Gi' } },
        },
        status: { phase: 'Pending' },
      },
    ],
    ...spec,
  },
});
