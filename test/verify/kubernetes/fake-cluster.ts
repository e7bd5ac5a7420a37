import type { Outcome } from '#tools/run';
import type { Cluster } from '#verify/kubernetes/cluster';

/** A cluster whose kubectl answers what the test says. */
export function fakeCluster(answer: (args: readonly string[], input: string) => Partial<Outcome>): Cluster {
  const cluster: Cluster = {
    place: {
      folder: '',
      clientPort: 1,
      peerPort: 2,
      apiPort: 3,
      tokens: '',
      publicKey: '',
      privateKey: '',
      kubeconfig: '',
    },
    home: '',
    try: async (args, input = '') => ({ status: 0, stdout: '', stderr: '', ...answer(args, input) }),
    kubectl: async (args, input) => (await cluster.try(args, input)).stdout,
    shell: async () => '',
    start: () => undefined,
    stop: async () => undefined,
  };
  return cluster;
}
