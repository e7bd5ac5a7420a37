import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minutes } from '#lib/units/duration';
import { eventually } from '#verify/eventually';
import { freePort } from '#verify/free-port';
import type { Cluster } from '#verify/kubernetes/cluster';
import { createAll, createNodes } from '#verify/kubernetes/nodes';
import { type ClusterObject, nameOf, readObjects } from '#verify/kubernetes/objects';
import { stages } from '#verify/kubernetes/stages';

/** The controllers that workloads, their volumes, their budgets and admission policies need, and no others. */
const controllers = [
  'statefulset-controller',
  'deployment-controller',
  'replicaset-controller',
  'daemonset-controller',
  'job-controller',
  // It lets go of pods whose StatefulSet is deleted without them.
  'garbage-collector-controller',
  'node-lifecycle-controller',
  'disruption-controller',
  'persistentvolume-binder-controller',
  'serviceaccount-controller',
  'validatingadmissionpolicy-status-controller',
];

/**
 * Lets a scheduler and controllers make the pods of every workload, on nodes that are played.
 *
 * @returns how many pods got ready on how many nodes, and what budgets allow
 * @throws Error with workloads that do not get ready, pods of one workload on one node, budgets that fit no pod
 */
export async function runPods(cluster: Cluster, manifests: string): Promise<string> {
  const workloads = readObjects(manifests).filter(({ spec }) => spec?.template !== undefined);
  await createNodes(cluster);
  await createAll(cluster, workloads.flatMap(volumesOf));
  await startControllers(cluster);
  await untilReady(cluster, workloads);
  const pods = await list<RunningPod>(cluster, 'pods');
  expectSpread(pods);
  return `${pods.length} on ${new Set(pods.map(nodeOf)).size} nodes; ${await expectBudgets(cluster)}`;
}

interface RunningPod {
  readonly metadata: {
    readonly name: string;
    readonly ownerReferences?: readonly { readonly name: string }[];
  };
  readonly spec: { readonly nodeName?: string };
  readonly status: { readonly conditions?: readonly { readonly message?: string }[] };
}

interface Budget extends ClusterObject {
  readonly status?: { readonly expectedPods: number; readonly disruptionsAllowed: number };
}

async function startControllers(cluster: Cluster): Promise<void> {
  const { kubeconfig, folder, privateKey } = cluster.place;
  const ports = { manager: await freePort(), scheduler: await freePort(), kwok: await freePort() };
  const common = [`--kubeconfig=${kubeconfig}`, '--bind-address=127.0.0.1', '--leader-elect=false'];
  cluster.start('kube-controller-manager', [
    ...common,
    `--secure-port=${ports.manager}`,
    `--cert-dir=${folder}/controller-manager`,
    `--service-account-private-key-file=${privateKey}`,
    `--controllers=${controllers.join(',')}`,
  ]);
  cluster.start('kube-scheduler', [
    ...common,
    `--secure-port=${ports.scheduler}`,
    `--cert-dir=${folder}/scheduler`,
  ]);
  cluster.start('kwok', [
    `--kubeconfig=${kubeconfig}`,
    `--config=${writeStages(folder)}`,
    '--manage-all-nodes=true',
    `--server-address=127.0.0.1:${ports.kwok}`,
  ]);
}

function writeStages(folder: string): string {
  const path = join(folder, 'stages.yaml');
  writeFileSync(path, stages());
  return path;
}

/** What a cluster's provisioner would make: a volume for every claim of every replica. */
function volumesOf({ metadata, spec }: ClusterObject): readonly Readonly<Record<string, unknown>>[] {
  const replicas = Array.from({ length: spec?.replicas ?? 1 }, (_, index) => index);
  return (spec?.volumeClaimTemplates ?? []).flatMap((claim) =>
    replicas.map((index) => {
      const name = `${claim.metadata.name}-${metadata.name}-${index}`;
      const { accessModes, storageClassName, resources } = claim.spec;
      return {
        apiVersion: 'v1',
        kind: 'PersistentVolume',
        metadata: { name: `${metadata.namespace}-${name}` },
        spec: {
          accessModes,
          capacity: resources.requests,
          ...(storageClassName === undefined ? {} : { storageClassName }),
          hostPath: { path: `/played/${name}` },
          claimRef: { namespace: metadata.namespace, name },
        },
      };
    }),
  );
}

async function list<Item>(cluster: Cluster, kinds: string): Promise<readonly Item[]> {
  const { items }: { readonly items: readonly Item[] } = JSON.parse(
    await cluster.kubectl(['get', kinds, '--all-namespaces', '--output=json']),
  );
  return items;
}

/** @throws Error with what the pods wait for */
async function untilReady(cluster: Cluster, workloads: readonly ClusterObject[]): Promise<void> {
  for (const { kind, metadata } of workloads) {
    const name = [`${kind}/${metadata.name}`, `--namespace=${metadata.namespace}`];
    const { status, stderr } = await cluster.try(['rollout', 'status', ...name, '--timeout=2m']);
    if (status !== 0) throw new Error([stderr, ...(await reasons(cluster))].join('\n'));
  }
}

async function reasons(cluster: Cluster): Promise<readonly string[]> {
  const pods = await list<RunningPod>(cluster, 'pods');
  const messages = pods.flatMap(({ status }) =>
    (status.conditions ?? []).map(({ message }) => message ?? ''),
  );
  return [...new Set(messages)].filter((message) => message !== '');
}

/** There are more nodes than replicas of anything: two of one workload on one node would fall together. */
function expectSpread(pods: readonly RunningPod[]): void {
  const seen = new Map<string, string>();
  for (const pod of pods) {
    const place = `${pod.metadata.ownerReferences?.[0]?.name} on ${nodeOf(pod)}`;
    const other = seen.get(place);
    if (other !== undefined)
      throw new Error(`${other} and ${pod.metadata.name} are on the node ${nodeOf(pod)}`);
    seen.set(place, pod.metadata.name);
  }
}

const nodeOf = ({ spec }: RunningPod): string => spec.nodeName ?? 'no node';

/** @returns how many budgets there are. @throws Error with those that fit no pod or let nobody drain a node */
async function expectBudgets(cluster: Cluster): Promise<string> {
  return eventually(minutes(1), async () => {
    const budgets = await list<Budget>(cluster, 'poddisruptionbudgets');
    const wrong = budgets.filter(
      ({ status }) => status === undefined || status.expectedPods === 0 || status.disruptionsAllowed !== 1,
    );
    if (wrong.length === 0) return `${budgets.length} budgets let one pod go at a time`;
    const described = wrong.map(
      (budget) =>
        `${nameOf(budget)}: ${budget.status?.expectedPods} pods, ${budget.status?.disruptionsAllowed} may go`,
    );
    throw new Error(described.join('\n'));
  });
}
