import { fewestReplicas, fits } from '#lib/sizing/fewest';
import type { Need } from '#lib/sizing/need';
import { gibibytes } from '#lib/units/bytes';

const need = (base: number): Need => ({ unit: 'samples/s', declared: 0, base, each: 0, from: 'made up' });

describe('the fewest replicas', () => {
  it.each([
    [160, 10],
    [161, 11],
    [5, 2],
  ])('of which each has 16 cores at most: %d cores are %d of them', (cores, replicas) => {
    expect(fewestReplicas((count) => ({ cpu: need(cores / count) }), 2)).toBe(replicas);
  });

  it('are as many as the memory asks for', () => {
    const needsOf = (count: number) => ({ memory: need(gibibytes(300).inBytes / count) });
    expect(fewestReplicas(needsOf, 1)).toBe(3);
    expect(fewestReplicas(needsOf, 1, gibibytes(60))).toBe(5);
  });
});

describe('the largest replica', () => {
  it('has 16 cores and 128 GiB', () => {
    expect(fits({ cpu: need(16), memory: need(gibibytes(128).inBytes) })).toBe(true);
    expect([fits({ cpu: need(16.1) }), fits({ memory: need(gibibytes(128).inBytes + 1) })]).toEqual([
      false,
      false,
    ]);
  });
});
