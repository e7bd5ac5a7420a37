import { type Answer, known } from '#lib/preflight/answer';
import type { AdmissionFacts, ClusterFacts, NamespaceFact } from '#lib/preflight/cluster-facts';
import { preflight } from '#lib/preflight/preflight';
import { renderFindings } from '#lib/preflight/render';
import { goodFacts, manifests, node, presentStatefulSet } from '#test/lib/preflight/example';

const ask = (changes: Partial<ClusterFacts> = {}) =>
  preflight(manifests, { kind: 'reached', facts: { ...goodFacts, ...changes } });

/** What is not well, as it is printed. */
const told = (changes: Partial<ClusterFacts>): string =>
  ask(changes)
    .filter(({ status }) => status !== 'ok')
    .map(({ group, status, message, fix, commands = [] }) =>
      [`${group} ${status}: ${message}`, `  ${fix}`, ...commands.map((command) => `  $ ${command}`)].join(
        '\n',
      ),
    )
    .join('\n');

const forbidden: Answer<never> = { kind: 'unknown', reason: 'User "jane" cannot do that' };
const gpu = { key: 'gpu', value: 'yes', effect: 'NoSchedule' };

const withNamespace = (name: string, answer: Answer<NamespaceFact | undefined>) => ({
  namespaces: new Map([...goodFacts.namespaces, [name, answer]]),
});
const withKeys = (name: string, answer: Answer<readonly string[] | undefined>) => ({
  keys: new Map([...goodFacts.keys, [name, answer]]),
});
const withAdmission = (changes: Partial<AdmissionFacts>) => ({
  admission: { ...goodFacts.admission, ...changes },
});
const withStatefulSet = (spec: Readonly<Record<string, unknown>>) => ({
  present: new Map([
    ...goodFacts.present,
    ['StatefulSet monitoring/prometheus', known(presentStatefulSet(spec))] as const,
  ]),
});

interface Case {
  readonly title: string;
  readonly changes: Partial<ClusterFacts>;
  readonly says: string;
}

const cases: readonly Case[] = [
  {
    title: 'an old server',
    changes: { versions: { kubectl: 'v1.24.1', server: 'v1.24.3' } },
    says: `cluster missing: Kubernetes v1.24.3 is older than 1.28: it may refuse fields that it does not know
  update the cluster; the manifests are made for 1.28 to 1.36
admission missing: Pod Security is not part of Kubernetes v1.24.3: nothing refuses privileged pods
  update the cluster`,
  },
  {
    title: 'a newer server than was proven, and a kubectl of another time',
    changes: { versions: { kubectl: 'v1.33.1', server: 'v1.38.0' } },
    says: `cluster warning: Kubernetes v1.38.0 is newer than what the manifests were proven with, which is 1.28 to 1.36
  read the list of removed APIs of that release; those in use here are asked for below
cluster warning: kubectl v1.33.1 is 5 releases older than the server; one is supported
  install kubectl 1.38`,
  },
  {
    title: 'an API version that is not served',
    changes: { resources: new Map([...goodFacts.resources, ['apps/v1', known(undefined)]]) },
    says: `cluster missing: API apps/v1: the server does not know StatefulSet
  use a cluster whose release is in the range above; an apply is refused here`,
  },
  {
    title: 'a namespace of others that is not there',
    changes: withNamespace('dwcp', known(undefined)),
    says: `namespaces missing: dwcp does not exist; Role monitoring-prometheus and RoleBinding monitoring-prometheus go there
  it belongs to somebody else: have it created, or take it out of targets in the environment file`,
  },
  {
    title: 'an own namespace that was of others',
    changes: {
      ...withNamespace(
        'monitoring',
        known({ labels: { 'pod-security.kubernetes.io/enforce': 'privileged' }, terminating: false }),
      ),
      foreignPods: new Map([['monitoring', known(['pod/legacy-0'])]]),
    },
    says: `namespaces warning: monitoring exists and is not labelled as this stack's; an apply takes it over
  choose another output.namespace in the environment file, or agree with whoever owns it
namespaces warning: monitoring enforces the Pod Security Standard privileged; an apply makes that restricted
  pods there that break it keep running, and are refused when they are next created
namespaces warning: monitoring has 1 pod of others: legacy-0
  its Pod Security Standard and quotas are theirs too; its NetworkPolicies leave them alone`,
  },
  {
    title: 'a namespace that is being deleted',
    changes: withNamespace('monitoring', known({ labels: {}, terminating: true })),
    says: `namespaces missing: monitoring is being deleted, and takes nothing new
  wait until it is gone; what still holds it is listed by
  $ kubectl get namespace monitoring -o jsonpath='{.status.conditions}'`,
  },
  {
    title: 'a Secret that is not there',
    changes: withKeys('Secret monitoring/remote-write', known(undefined)),
    says: `secrets missing: Secret remote-write in monitoring does not exist; it needs token and user
  SUMMARY.md beside the manifests says what each key holds, and has the commands that create it`,
  },
  {
    title: 'a Secret without one of its keys',
    changes: withKeys('Secret monitoring/remote-write', known(['user', 'password'])),
    says: `secrets missing: Secret remote-write in monitoring has nothing under token
  SUMMARY.md beside the manifests says what each key holds, and has the commands that create it`,
  },
  {
    title: 'a ConfigMap that is not there',
    changes: withKeys('ConfigMap monitoring/authority', known(undefined)),
    says: `secrets missing: ConfigMap authority in monitoring does not exist; it needs ca.crt
  SUMMARY.md beside the manifests says what each key holds, and has the commands that create it`,
  },
  {
    title: 'a Secret that may not be read',
    changes: withKeys('Secret monitoring/remote-write', forbidden),
    says: `secrets unknown: Secret remote-write in monitoring: User "jane" cannot do that
  have somebody who may read it see that it has token and user
  $ kubectl describe secret remote-write -n monitoring`,
  },
  {
    title: 'a storage class that is not there',
    changes: { storageClasses: new Map([['fast', known(undefined)]]) },
    says: `storage missing: StorageClass fast of prometheus does not exist
  name one of those that \`kubectl get storageclass\` lists in output.storageClasses, or create it`,
  },
  {
    title: 'a storage class that cannot grow and binds at once',
    changes: {
      storageClasses: new Map([['fast', known({ allowsExpansion: false, bindingMode: 'Immediate' })]]),
    },
    says: `storage warning: StorageClass fast of prometheus does not allow volumes to grow: more retention later means new volumes and lost data
  set allowVolumeExpansion: true on the class if its driver can, or choose another one now
storage warning: StorageClass fast of prometheus binds Immediate: a volume may be made in a zone where its pod cannot run
  prefer a class with volumeBindingMode: WaitForFirstConsumer where nodes are in several zones`,
  },
  {
    title: 'a user without rights',
    changes: {
      permissions: goodFacts.permissions.map(({ permission }) => ({ permission, allowed: known(false) })),
    },
    says: `rights missing: you may not create statefulsets in monitoring
  ask for the right, or have somebody apply who has it
rights missing: you may not create namespaces in the whole cluster
  ask for the right, or have somebody apply who has it
rights missing: you may not patch namespaces in the whole cluster
  ask for the right, or have somebody apply who has it
rights unknown: roles: you may not escalate them, so you can only write roles whose rights you hold yourself
  a cluster administrator always can; otherwise have the roles in the manifests applied by one`,
  },
  {
    title: 'webhooks that look at the namespace, and not of a policy for another one',
    changes: withAdmission({
      webhooks: known([
        {
          name: 'ValidatingWebhookConfiguration images',
          changesObjects: false,
          refusesOnFailure: true,
          resources: ['/pods'],
        },
        {
          name: 'MutatingWebhookConfiguration mesh',
          changesObjects: true,
          refusesOnFailure: false,
          resources: ['*/*'],
          namespaceSelector: { matchExpressions: [{ key: 'mesh', operator: 'DoesNotExist' }] },
        },
      ]),
      policies: known([
        {
          name: 'ValidatingAdmissionPolicy payments',
          changesObjects: false,
          refusesOnFailure: true,
          resources: ['apps/*'],
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'payments' } },
        },
      ]),
    }),
    says: `admission warning: ValidatingWebhookConfiguration images may refuse pods, and refuses them while it cannot be asked
  try the apply with --dry-run=server, which asks all of them and stores nothing
admission warning: MutatingWebhookConfiguration mesh may change namespaces, networkpolicies, pods, rolebindings and 2 more
  see what it adds: a sidecar has traffic that no NetworkPolicy here allows; try the apply with --dry-run=server, which asks all of them and stores nothing`,
  },
  {
    title: 'a quota that is too small, and one that is partly used',
    changes: withAdmission({
      quotas: known([
        { namespace: 'monitoring', name: 'cpu', hard: { 'requests.cpu': '4', pods: '50' }, used: {} },
        {
          namespace: 'monitoring',
          name: 'disk',
          hard: { 'requests.storage': '500Gi' },
          used: { 'requests.storage': '100Gi' },
        },
      ]),
    }),
    says: `admission missing: ResourceQuota cpu in monitoring is too small: the stack needs requests.cpu 6 of 4
  have it raised, or declare a smaller load or fewer replicas in the environment file
admission warning: ResourceQuota disk in monitoring is partly used: the stack needs requests.storage 450Gi of 500Gi
  no harm when what uses it is this stack; otherwise have it raised`,
  },
  {
    title: 'a LimitRange below the limits',
    changes: withAdmission({
      limitRanges: known([
        {
          namespace: 'monitoring',
          name: 'small',
          limits: [{ type: 'Container', min: { cpu: '100m' }, max: { cpu: '2', memory: '8Gi' } }],
        },
      ]),
    }),
    says: `admission missing: LimitRange small in monitoring refuses prometheus/prometheus: its cpu limit is 4 cores, and 2 cores is the most
  have the LimitRange changed; sizes follow from the load that the environment file declares`,
  },
  {
    title: 'flannel alone',
    changes: {
      daemonSets: known([{ namespace: 'kube-flannel', name: 'kube-flannel-ds', containers: [] }]),
    },
    says: `network warning: NetworkPolicies are probably not enforced: flannel alone enforces none without kube-network-policies beside it
  the stack works, and everything in the cluster reaches it; install or switch on what enforces them, then test it: a pod with the label app.kubernetes.io/part-of=dwcp-monitoring must not reach the internet`,
  },
  {
    title: 'the Amazon VPC CNI without its agent',
    changes: { daemonSets: known([{ namespace: 'kube-system', name: 'aws-node', containers: [] }]) },
    says: `network warning: NetworkPolicies are probably not enforced: the Amazon VPC CNI alone enforces none without --enable-network-policy=true
  the stack works, and everything in the cluster reaches it; install or switch on what enforces them, then test it: a pod with the label app.kubernetes.io/part-of=dwcp-monitoring must not reach the internet`,
  },
  {
    title: 'kindnet',
    changes: { daemonSets: known([{ namespace: 'kube-system', name: 'kindnet', containers: [] }]) },
    says: `network unknown: NetworkPolicies: kindnet runs; whether it enforces them depends on its release: from kind 0.24 on it does
  test it: a pod with the label app.kubernetes.io/part-of=dwcp-monitoring must not reach the internet`,
  },
  {
    title: 'a network that nobody here knows',
    changes: { daemonSets: known([]) },
    says: `network unknown: NetworkPolicies: no network plugin that is known here runs as a DaemonSet
  test it: a pod with the label app.kubernetes.io/part-of=dwcp-monitoring must not reach the internet`,
  },
  {
    title: 'DNS pods that are elsewhere',
    changes: { dnsPods: new Map([['kube-system k8s-app=kube-dns', known([])]]) },
    says: `network warning: DNS: there are no pods k8s-app=kube-dns in kube-system, which is where NetworkPolicy allow-dns lets pods ask
  where NetworkPolicies are enforced no name resolves: allow the real DNS pods by a NetworkPolicy of your own`,
  },
  {
    title: 'DNS pods on another port',
    changes: { dnsPods: new Map([['kube-system k8s-app=kube-dns', known([[5353]])]]) },
    says: `network warning: DNS: the pods k8s-app=kube-dns in kube-system listen on 5353, and NetworkPolicy allow-dns allows 53
  a NetworkPolicy sees the port of the pod: allow that port by a NetworkPolicy of your own`,
  },
  {
    title: 'nodes with a taint that is not tolerated',
    changes: { nodes: known(['a', 'b'].map((name) => node(name, name, { taints: [gpu] }))) },
    says: `nodes missing: StatefulSet monitoring/prometheus has no node to run on: 2 of 2 nodes fit its nodeSelector; they are not ready, cordoned or tainted
  see output.nodeSelector and output.tolerations in the environment file; taints there: gpu:NoSchedule`,
  },
  {
    title: 'a tainted node that counts in the spread',
    changes: { nodes: known([node('a', 'one'), node('b', 'two'), node('c', 'three', { taints: [gpu] })]) },
    says: `nodes missing: StatefulSet monitoring/prometheus gets 2 of its 3 replicas scheduled: 2 nodes can run it, and 1 more cannot, which its spread counts as empty
  add nodes, or narrow output.nodeSelector to those that can run it; taints there: gpu:NoSchedule`,
  },
  {
    title: 'fewer nodes than replicas, all in one zone',
    changes: { nodes: known([node('a', 'one'), node('b', 'one')]) },
    says: `nodes warning: StatefulSet monitoring/prometheus has 3 replicas and 2 nodes: the failure of one node takes several
  add nodes until every replica has one of its own
nodes warning: all nodes are in the zone one
  one failure of that zone takes the monitoring with it; no way out where there is only one`,
  },
  {
    title: 'nodes that are too small',
    changes: { nodes: known(['a', 'b', 'c'].map((name) => node(name, name, { cpu: 1 }))) },
    says: `nodes missing: StatefulSet monitoring/prometheus needs 2 cores and 7 GiB on one node, and no node is that large
  add larger nodes, or declare a smaller load in the environment file
nodes warning: the stack requests 6 cores and 21 GiB of the 3 cores and 96 GiB on 3 nodes, before anything else runs there
  add nodes, or let the cluster autoscaler do so`,
  },
  {
    title: 'nodes that may not be listed',
    changes: { nodes: forbidden },
    says: `nodes unknown: nodes: User "jane" cannot do that
  ask for the right to list nodes, or see that there is one for each replica`,
  },
  {
    title: 'a StatefulSet with other volumes',
    changes: withStatefulSet({ volumeClaimTemplates: [] }),
    says: `changes missing: StatefulSet monitoring/prometheus differs in spec.volumeClaimTemplates, which no apply can change
  delete it without its pods and volumes, then apply; the volumes that exist keep their size and class, so grow each claim first
  $ kubectl delete statefulset prometheus -n monitoring --cascade=orphan`,
  },
  {
    title: 'a StatefulSet with another selector',
    changes: withStatefulSet({ selector: { matchLabels: { app: 'prometheus' } } }),
    says: `changes missing: StatefulSet monitoring/prometheus differs in spec.selector, which no apply can change
  delete it, then apply; its pods stop in between, and its volumes stay
  $ kubectl delete statefulset prometheus -n monitoring`,
  },
  {
    title: 'a RoleBinding to another role',
    changes: {
      present: new Map([
        ...goodFacts.present,
        ['RoleBinding dwcp/monitoring-prometheus', known({ roleRef: { kind: 'ClusterRole', name: 'view' } })],
      ]),
    },
    says: `changes missing: RoleBinding dwcp/monitoring-prometheus differs in roleRef, which no apply can change
  delete it, then apply at once; what depends on it lacks it in between
  $ kubectl delete rolebinding monitoring-prometheus -n dwcp`,
  },
  {
    title: 'k3s',
    changes: { versions: { kubectl: 'v1.33.1', server: 'v1.33.2+k3s1' }, daemonSets: known([]) },
    says: `network unknown: NetworkPolicies: k3s enforces them itself, unless it was started with --disable-network-policy
  test it: a pod with the label app.kubernetes.io/part-of=dwcp-monitoring must not reach the internet`,
  },
  {
    title: 'objects of an older dist',
    changes: {
      labelled: new Map([
        [
          'statefulsets.apps',
          known([
            { kind: 'StatefulSet', namespace: 'monitoring', name: 'prometheus' },
            { kind: 'StatefulSet', namespace: 'monitoring', name: 'vmstorage' },
          ]),
        ],
        [
          'persistentvolumeclaims',
          known([{ kind: 'PersistentVolumeClaim', namespace: 'monitoring', name: 'data-vmstorage-0' }]),
        ],
      ]),
    },
    says: `changes warning: StatefulSet monitoring/vmstorage has this stack's label and is not in the manifests; an apply leaves it
  unless another environment in this cluster has it, delete it; its pods stop, and its data stays until the claims of its volumes are deleted too
  $ kubectl delete statefulset vmstorage -n monitoring
changes warning: PersistentVolumeClaim monitoring/data-vmstorage-0 has this stack's label and is not in the manifests; an apply leaves it
  unless another environment in this cluster has it, delete it; DATA LOSS: what is in the volume is gone with it
  $ kubectl delete persistentvolumeclaim data-vmstorage-0 -n monitoring`,
  },
  {
    title: 'leftovers that may not be listed',
    changes: { labelled: new Map([['configmaps', forbidden]]) },
    says: `changes unknown: leftovers among configmaps: User "jane" cannot do that
  ask for the right to list them in all namespaces`,
  },
];

describe('A preflight', () => {
  it('finds a good cluster good', () => {
    expect(renderFindings(ask())).toBe(`cluster
  ok       Kubernetes v1.33.2; proven with 1.28 to 1.36
  ok       serves the 4 API versions of the manifests

namespaces
  ok       monitoring will be created by the apply
  ok       dwcp exists

secrets
  ok       2 of 2 Secrets and ConfigMaps are there with every key

storage
  ok       StorageClass fast of prometheus exists and can grow its volumes; binds
           WaitForFirstConsumer

rights
  ok       you may create and patch statefulsets in monitoring
  ok       you may create and patch namespaces in the whole cluster

admission
  ok       Pod Security is part of this release: the labels of the namespace count

network
  ok       NetworkPolicies are enforced by Cilium (DaemonSet cilium in kube-system)
  ok       DNS: pods k8s-app=kube-dns in kube-system answer, as NetworkPolicy allow-dns expects

nodes
  ok       every replica has a node of its own to run on
  ok       the stack requests 6 cores and 21 GiB of the 24 cores and 96 GiB on 3 nodes, before what
           runs there already
  ok       the nodes are in 3 zones

changes
  ok       an apply is refused nothing, and leaves nothing behind

0 missing, 0 warnings, 0 unknown, 15 ok
`);
  });

  it('asks nothing of a cluster that does not answer', () => {
    expect(renderFindings(preflight(manifests, { kind: 'unreachable', reason: 'connection refused' }))).toBe(
      `cluster
  missing  the cluster does not answer: connection refused
           \`kubectl version\` must work: install kubectl, or name the right cluster with --context or
           --kubeconfig

1 missing, 0 warnings, 0 unknown, 0 ok
`,
    );
  });

  it.each(cases)('tells of $title', ({ changes, says }) => expect(told(changes)).toBe(says));

  it('is content with a StatefulSet that the server has filled in', () => {
    expect(told(withStatefulSet({}))).toBe('');
  });
});
