import { unitOfName } from '#lib/metrics/naming';

describe('unitOfName', () => {
  it.each([
    ['latency_seconds', 'seconds'],
    ['cpu_seconds_total', 'seconds'],
    ['throughput_bytes_per_second', 'bytesPerSecond'],
    ['jitter_ms', 'milliseconds'],
    ['bandwidth_mbps', 'megabitsPerSecond'],
    ['loss_ratio', 'ratio'],
  ])('reads %s as %s', (name, unit) => {
    expect(unitOfName(name)?.unit).toBe(unit);
  });

  it.each(['requests_total', 'seconds', 'items', 'speedup_factor'])('finds no unit in %s', (name) => {
    expect(unitOfName(name)).toBeUndefined();
  });
});
