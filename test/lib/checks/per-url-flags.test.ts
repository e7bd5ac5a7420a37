import { perUrlFlags } from '#lib/checks/per-url-flags';
import { componentsOf, inCluster, tieredCluster } from '#test/lib/components/victoria-metrics';
import { broken, goodStack, told } from './example';

const site = inCluster(tieredCluster);
const stack = { ...goodStack(site), components: componentsOf(site) };

describe('stack/per-url-flags', () => {
  it('agrees when each URL has its own', () => {
    expect(told(perUrlFlags, stack)).toEqual([]);
  });

  it('finds a value that would hold for other URLs too', () => {
    const thinned = broken('StatefulSet vmagent', '"-remoteWrite.streamAggr.dedupInterval=0s",', '', stack);
    expect(told(perUrlFlags, thinned)).toEqual([
      'vmagent: has 3 times -remoteWrite.url, and 2 times -remoteWrite.streamAggr.dedupInterval\n    give it once for each URL',
    ]);
  });
});
