import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeCluster } from '#test/verify/kubernetes/fake-cluster';
import { admitPods } from '#verify/kubernetes/pod-security';

let manifests = '';
beforeEach(() => {
  manifests = mkdtempSync(join(tmpdir(), 'pod-security-test-'));
  writeFileSync(
    join(manifests, '10-vmstorage.yaml'),
    `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: vmstorage, namespace: monitoring }
spec:
  template: { metadata: { labels: { app: vmstorage } }, spec: { volumes: [{ name: tmp }] } }
  volumeClaimTemplates: [{ metadata: { name: data } }]
---
apiVersion: v1
kind: Service
metadata: { name: vmstorage, namespace: monitoring }
`,
  );
});
afterEach(() => rmSync(manifests, { recursive: true }));

const violation = 'pods "vmstorage" is forbidden: violates PodSecurity "restricted:latest": host namespaces';

/** A server that refuses what `refuses` says. */
const server = (labels: unknown, refuses: (spec: { hostNetwork?: boolean }) => string | undefined) => {
  const asked: unknown[] = [];
  const cluster = fakeCluster(([verb], input) => {
    if (verb === 'get') return { stdout: JSON.stringify({ metadata: { name: 'monitoring', labels } }) };
    const pod = JSON.parse(input);
    asked.push(pod);
    const reason = refuses(pod.spec);
    return reason === undefined ? {} : { status: 1, stderr: reason };
  });
  return { cluster, asked };
};
const restricted = { 'pod-security.kubernetes.io/enforce': 'restricted' };
const asItShould = ({ hostNetwork }: { hostNetwork?: boolean }) => (hostNetwork ? violation : undefined);

describe('the pods of workloads', () => {
  it('are admitted as their controller would make them, and one on the network of its node is not', async () => {
    const { cluster, asked } = server(restricted, asItShould);
    expect(await admitPods(cluster, manifests)).toBe('1 in monitoring, which enforces restricted');
    expect(asked[0]).toEqual({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { labels: { app: 'vmstorage' }, name: 'vmstorage', namespace: 'monitoring' },
      spec: {
        volumes: [
          { name: 'tmp' },
          { name: 'data', persistentVolumeClaim: { claimName: 'data-vmstorage-0' } },
        ],
      },
    });
  });

  it('are those that a CronJob will make, too', async () => {
    writeFileSync(
      join(manifests, '20-cleaner.yaml'),
      `apiVersion: batch/v1
kind: CronJob
metadata: { name: cleaner, namespace: monitoring }
spec: { jobTemplate: { spec: { template: { metadata: { labels: { app: cleaner } }, spec: {} } } } }
`,
    );
    const { cluster, asked } = server(restricted, asItShould);
    expect(await admitPods(cluster, manifests)).toBe('2 in monitoring, which enforces restricted');
    expect(asked[1]).toMatchObject({ metadata: { labels: { app: 'cleaner' }, name: 'cleaner' } });
  });

  it('are told when they are refused', async () => {
    const { cluster } = server(restricted, () => violation);
    await expect(admitPods(cluster, manifests)).rejects.toThrow(
      `StatefulSet monitoring/vmstorage: ${violation}`,
    );
  });

  it('are not taken as admitted when the server admits everything', async () => {
    const { cluster } = server(restricted, () => undefined);
    await expect(admitPods(cluster, manifests)).rejects.toThrow(
      'a pod of StatefulSet monitoring/vmstorage on the network of its node should be refused',
    );
  });

  it('need a namespace that enforces something', async () => {
    const { cluster } = server({}, asItShould);
    await expect(admitPods(cluster, manifests)).rejects.toThrow(
      'the namespace monitoring has no label pod-security.kubernetes.io/enforce',
    );
  });
});
