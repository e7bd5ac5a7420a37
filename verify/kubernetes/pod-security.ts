import type { Cluster } from '#verify/kubernetes/cluster';
import { type ClusterObject, nameOf, type PodTemplate, readObjects } from '#verify/kubernetes/objects';

const enforce = 'pod-security.kubernetes.io/enforce';

/** A pod as the controller of its workload would make it. */
export interface TemplatedPod {
  readonly workload: ClusterObject;
  readonly namespace: string;
  readonly template: PodTemplate;
}

/**
 * Asks the server to admit the pods of every workload: of workloads themselves it only warns.
 *
 * @returns how many it admits, at which level
 * @throws Error with those it refuses, and with namespaces that enforce nothing
 */
export async function admitPods(cluster: Cluster, manifests: string): Promise<string> {
  const pods = podsOf(manifests);
  const levels = await levelsOf(cluster, new Set(pods.map(({ namespace }) => namespace)));
  const refused: string[] = [];
  for (const pod of pods) {
    const { status, stderr } = await create(cluster, pod, {});
    if (status !== 0 || stderr !== '') refused.push(`${nameOf(pod.workload)}: ${stderr}`);
  }
  if (refused.length > 0) throw new Error(refused.join('\n'));
  await expectRefusal(
    cluster,
    pods.find(({ namespace }) => levels.get(namespace) === 'restricted'),
  );
  const counts = [...levels].map(([namespace, level]) => {
    const count = pods.filter((pod) => pod.namespace === namespace).length;
    return `${count} in ${namespace}, which enforces ${level}`;
  });
  return counts.join('; ');
}

/** One pod of every workload. */
export const podsOf = (manifests: string): readonly TemplatedPod[] => readObjects(manifests).flatMap(podOf);

/** Pod Security has to be at work: the same pod on the network of its node is not admitted. */
async function expectRefusal(cluster: Cluster, pod: TemplatedPod | undefined): Promise<void> {
  if (pod === undefined) return;
  const { status, stderr } = await create(cluster, pod, { hostNetwork: true });
  if (status === 0 || !stderr.includes('violates PodSecurity')) {
    throw new Error(
      `a pod of ${nameOf(pod.workload)} on the network of its node should be refused: ${stderr}`,
    );
  }
}

/** @throws Error for a namespace that enforces nothing */
async function levelsOf(
  cluster: Cluster,
  namespaces: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const levels = new Map<string, string>();
  for (const namespace of namespaces) {
    const { metadata }: ClusterObject = JSON.parse(
      await cluster.kubectl(['get', 'namespace', namespace, '--output=json']),
    );
    const level = metadata.labels?.[enforce];
    if (level === undefined) throw new Error(`the namespace ${namespace} has no label ${enforce}`);
    levels.set(namespace, level);
  }
  return levels;
}

function podOf(workload: ClusterObject): readonly TemplatedPod[] {
  const {
    jobTemplate,
    template = jobTemplate?.spec.template,
    volumeClaimTemplates = [],
  } = workload.spec ?? {};
  if (template === undefined) return [];
  const claimed = volumeClaimTemplates.map(({ metadata: { name } }) => ({
    name,
    persistentVolumeClaim: { claimName: `${name}-${workload.metadata.name}-0` },
  }));
  const volumes = [...(template.spec.volumes ?? []), ...claimed];
  return [
    {
      workload,
      namespace: workload.metadata.namespace ?? 'default',
      template: { ...template, spec: { ...template.spec, volumes } },
    },
  ];
}

function create(cluster: Cluster, pod: TemplatedPod, differences: Readonly<Record<string, unknown>>) {
  const manifest = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...pod.template.metadata, name: pod.workload.metadata.name, namespace: pod.namespace },
    spec: { ...pod.template.spec, ...differences },
  };
  return cluster.try(['create', '--dry-run=server', '-f', '-'], JSON.stringify(manifest));
}
