import { exponentialBuckets } from '#lib/metrics/buckets';

describe('exponentialBuckets', () => {
  it('multiplies without floating-point noise', () => {
    expect(exponentialBuckets(0.001, 2, 10)).toEqual([
      0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512,
    ]);
    expect(exponentialBuckets(0.1, 3, 4)).toEqual([0.1, 0.3, 0.9, 2.7]);
  });
});
