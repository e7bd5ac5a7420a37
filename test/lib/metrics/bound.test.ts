import { storedBound } from '#lib/metrics/bound';

describe('storedBound', () => {
  // Each pair was read back from Prometheus 3.14.0 after it had scraped the bound.
  it.each([
    [0, '0.0'],
    [1e-6, '1e-06'],
    [0.00001, '1e-05'],
    [0.0001, '0.0001'],
    [0.00012345, '0.00012345'],
    [0.005, '0.005'],
    [1, '1.0'],
    [-1, '-1.0'],
    [2.5, '2.5'],
    [10, '10.0'],
    [100000.5, '100000.5'],
    [123456, '123456.0'],
    [999999, '999999.0'],
    [1e6, '1e+06'],
    [1048576, '1.048576e+06'],
    [12345678901, '1.2345678901e+10'],
    [1e22, '1e+22'],
    [Number.POSITIVE_INFINITY, '+Inf'],
  ])('spells %p as Prometheus 3 stores it', (bound, stored) => {
    expect(storedBound(bound)).toBe(stored);
  });
});
