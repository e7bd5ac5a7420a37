import { fakeCluster } from '#test/verify/kubernetes/fake-cluster';
import { applyAgain } from '#verify/kubernetes/second-apply';

/** @param versions of one Service, in the order in which it is asked for */
const server = (versions: readonly string[], difference = '') => {
  const left = [...versions];
  return fakeCluster(([verb]) => {
    if (verb === 'diff') return { status: difference === '' ? 0 : 1, stdout: difference };
    if (verb !== 'get') return {};
    const metadata = { name: 'prometheus', namespace: 'monitoring', resourceVersion: left.shift() };
    return { stdout: JSON.stringify({ items: [{ apiVersion: 'v1', kind: 'Service', metadata }] }) };
  });
};

describe('applying again', () => {
  it('is well when every object keeps its version', async () => {
    expect(await applyAgain(server(['7', '7']), 'manifests')).toBe('1 objects as they were');
  });

  it('tells what changed', async () => {
    await expect(applyAgain(server(['7', '8']), 'manifests')).rejects.toThrow(
      'applied twice, these change: Service monitoring/prometheus',
    );
  });

  it('shows what kubectl would still change', async () => {
    await expect(applyAgain(server(['7', '7'], '-  cpu: 1000m\n+  cpu: 1\n'), 'manifests')).rejects.toThrow(
      'kubectl diff is not empty: -  cpu: 1000m\n+  cpu: 1\n',
    );
  });
});
