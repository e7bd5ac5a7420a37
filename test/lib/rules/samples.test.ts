import { histogram } from '#lib/metrics/metric';
import { observed, rising, samples } from '#lib/rules/samples';
import { dwcpCore } from '#metrics/dwcp-jobs';

const latency = histogram('latency_seconds', {
  help: 'How long it takes',
  unit: 'seconds',
  job: dwcpCore,
  buckets: [0.1, 1],
});

describe('Samples for a case', () => {
  it('are written as promtool reads them', () => {
    expect(samples({ name: 'up' }, { job: 'a "b"' }, '1x5')).toEqual({
      series: 'up{job="a \\"b\\""}',
      values: '1x5',
    });
  });

  it('rise phase by phase, from 0', () => {
    expect(rising({ name: 'x_total' }, {}, { steps: 3, by: 10 }, { steps: 2, by: 0 })).toEqual({
      series: 'x_total',
      values: '0 10+10x2 30+0x1',
    });
  });

  it('of a histogram fill every bucket, with bounds as Prometheus stores them', () => {
    expect(observed(latency, {}, { steps: 2, atMost: { 0.1: 9, 1: 10 } })).toEqual([
      { series: 'latency_seconds_bucket{le="0.1"}', values: '0 9+9x1' },
      { series: 'latency_seconds_bucket{le="1.0"}', values: '0 10+10x1' },
      { series: 'latency_seconds_bucket{le="+Inf"}', values: '0 10+10x1' },
    ]);
  });

  it('cannot be put into a bucket that does not exist', () => {
    expect(() => observed(latency, {}, { steps: 1, atMost: { 0.5: 1 } })).toThrow(
      new RangeError('latency_seconds has no bucket 0.5; its bounds are 0.1, 1'),
    );
  });
});
