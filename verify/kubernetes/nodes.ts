import type { Cluster } from '#verify/kubernetes/cluster';

const zones = ['zone-a', 'zone-b', 'zone-c'];
const nodesPerZone = 2;

/** Objects as kubectl creates them. */
type Manifest = Readonly<Record<string, unknown>>;

/** Large nodes in three zones. kwok plays them: pods get ready on them without running. */
export async function createNodes(cluster: Cluster): Promise<void> {
  const nodes = zones.flatMap((zone) =>
    Array.from({ length: nodesPerZone }, (_, index) => node(`${zone}-${index}`, zone)),
  );
  await createAll(cluster, nodes);
}

/** @throws Error when the server does not take one */
export async function createAll(cluster: Cluster, items: readonly Manifest[]): Promise<void> {
  const list = { apiVersion: 'v1', kind: 'List', items };
  await cluster.kubectl(['create', '-f', '-'], JSON.stringify(list));
}

function node(name: string, zone: string): Manifest {
  const room = { cpu: '64', memory: '512Gi', pods: '110', 'ephemeral-storage': '1Ti' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/zone': zone,
      },
    },
    status: { allocatable: room, capacity: room },
  };
}
