import { readFileSync } from 'node:fs';
import { minutes } from '#lib/units/duration';
import type { Checklist } from '#verify/checklist';
import { eventually } from '#verify/eventually';
import type { Cluster } from '#verify/kubernetes/cluster';
import { createAll } from '#verify/kubernetes/nodes';
import { type ClusterObject, readObjects } from '#verify/kubernetes/objects';

/** A storage node's StatefulSet, on which docs/procedures/metrics-storage.md works. */
const storage = 'vmstorage';

/** What is done to a cluster by hand, as docs/procedures/metrics-storage.md says. Left out where nothing stores so. */
export async function followProcedures(
  cluster: Cluster,
  environment: string,
  manifests: string,
  checklist: Checklist,
): Promise<void> {
  const objects = readObjects(manifests);
  const set = objects.find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === storage);
  if (set === undefined) return;
  const backup = objects.find(
    ({ kind, metadata }) => kind === 'CronJob' && metadata.name.startsWith('vmbackup-'),
  );
  if (backup !== undefined) {
    await checklist.check(`${environment}: a copy is made beside the storage node`, () =>
      backUp(cluster, backup),
    );
  }
  if (backup !== undefined) {
    await checklist.check(`${environment}: the Job that restores is one`, () => acceptRestore(cluster));
  }
  await checklist.check(`${environment}: volumes of storage nodes are enlarged`, () => enlarge(cluster, set));
  await checklist.check(`${environment}: a sixth storage node joins`, () => addNode(cluster, set));
}

/** @throws Error when the scheduler puts the pod on another node than that of the volume */
async function backUp(
  cluster: Cluster,
  { metadata: { name, namespace = '' } }: ClusterObject,
): Promise<string> {
  const job = `${name}-now`;
  await cluster.kubectl(['create', 'job', job, `--from=cronjob/${name}`, '-n', namespace]);
  const node = (selector: readonly string[]) =>
    cluster.kubectl(['get', 'pods', '-n', namespace, ...selector, '-o', 'jsonpath={..spec.nodeName}']);
  const beside = await node([name.replace(/^vmbackup-/, '')]);
  return eventually(minutes(1), async () => {
    const own = await node(['-l', `batch.kubernetes.io/job-name=${job}`]);
    if (own === '' || own !== beside)
      throw new Error(`${job} is on ${own || 'no node'}, and not on ${beside}`);
    return `${job} on ${own}`;
  });
}

/** @throws Error when the server refuses, or warns of, the Job of the page */
async function acceptRestore(cluster: Cluster): Promise<string> {
  const page = readFileSync('docs/procedures/metrics-storage.md', 'utf8');
  const [, job = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  return (
    await cluster.kubectl(['apply', '--dry-run=server', '-f', '-'], job.replaceAll(/^ {3}/gm, ''))
  ).trim();
}

/** The claims first, then the StatefulSet, whose pods stay while it is replaced. */
async function enlarge(cluster: Cluster, set: ClusterObject): Promise<string> {
  const { name, namespace = '' } = set.metadata;
  const claim = set.spec?.volumeClaimTemplates?.[0];
  const storageClass = claim?.spec.storageClassName;
  const before = claim?.spec.resources.requests.storage;
  if (storageClass === undefined || before === undefined) throw new Error(`${name} has no volume`);
  const after = before.replace(/\d+/, (size) => String(2 * Number(size)));
  await createAll(cluster, [
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: storageClass },
      provisioner: 'played',
      allowVolumeExpansion: true,
    },
  ]);
  const pods = () =>
    cluster.kubectl([
      'get',
      'pods',
      '-n',
      namespace,
      '-l',
      `app.kubernetes.io/name=${name}`,
      '-o',
      'jsonpath={..metadata.uid}',
    ]);
  const running = await pods();
  const patch = JSON.stringify({ spec: { resources: { requests: { storage: after } } } });
  for (let replica = 0; replica < (set.spec?.replicas ?? 0); replica += 1) {
    await cluster.kubectl(['patch', 'pvc', `data-${name}-${replica}`, '-n', namespace, '-p', patch]);
  }
  const larger = JSON.stringify(set).replace(`"storage":"${before}"`, `"storage":"${after}"`);
  const apply = ['apply', '--server-side', '-f', '-'];
  const refused = await cluster.try(apply, larger);
  if (refused.status === 0) throw new Error('the StatefulSet could be changed as it is');
  await cluster.kubectl(['delete', 'statefulset', name, '-n', namespace, '--cascade=orphan']);
  await cluster.kubectl(apply, larger);
  await cluster.kubectl(['rollout', 'status', `statefulset/${name}`, '-n', namespace, '--timeout=2m']);
  if ((await pods()) !== running) throw new Error('the pods were replaced');
  return `from ${before} to ${after}, with the same pods`;
}

/** @throws Error when it does not get ready, or others are replaced before vmselect and vminsert know it */
async function addNode(cluster: Cluster, set: ClusterObject): Promise<string> {
  const { name, namespace = '' } = set.metadata;
  const replicas = (set.spec?.replicas ?? 0) + 1;
  const last = `data-${name}-${replicas - 1}`;
  const claim = set.spec?.volumeClaimTemplates?.[0]?.spec;
  await createAll(cluster, [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: `${namespace}-${last}` },
      spec: {
        accessModes: claim?.accessModes,
        // What the set claims by now.
        capacity: { storage: '100Ti' },
        storageClassName: claim?.storageClassName,
        hostPath: { path: `/played/${last}` },
        claimRef: { namespace, name: last },
      },
    },
  ]);
  await cluster.kubectl(['scale', 'statefulset', name, '-n', namespace, `--replicas=${replicas}`]);
  await cluster.kubectl(['rollout', 'status', `statefulset/${name}`, '-n', namespace, '--timeout=2m']);
  return `${replicas} are ready`;
}
