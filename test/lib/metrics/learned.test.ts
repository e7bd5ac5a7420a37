import { learnedMetrics } from '#lib/metrics/learned';
import { job } from './fixtures';

const family = { name: 'x', help: 'X', unit: 'count', labels: ['a'], series: 4 };
const read = (...families: readonly unknown[]) => learnedMetrics(job, { job: 'nodes', families });

describe('learnedMetrics', () => {
  it('gives each family its kind, source and file', () => {
    const metrics = read(
      { ...family, type: 'gauge' },
      { ...family, type: 'summary' },
      { ...family, type: 'untyped' },
      { ...family, type: 'counter' },
      { ...family, type: 'histogram', buckets: [1] },
    );
    expect(metrics.map(({ kind }) => kind)).toEqual(['gauge', 'summary', 'untyped', 'counter', 'histogram']);
    for (const metric of metrics) {
      expect(metric.source).toEqual({ kind: 'learned', series: 4 });
      expect(metric.declaredAt.place).toEqual({ file: 'metrics/exporters/nodes.json' });
      expect(Object.keys(metric.labels)).toEqual(['a']);
    }
  });

  it('takes a counter for zero-initialised without labels, or when a child was seen at zero', () => {
    const zero = read(
      { ...family, type: 'counter' },
      { ...family, type: 'counter', labels: [] },
      { ...family, type: 'counter', seenAtZero: true },
    ).map((metric) => metric.kind === 'counter' && metric.zeroInitialised);
    expect(zero).toEqual([false, true, true]);
  });

  it('refuses the file of another job', () => {
    expect(() => learnedMetrics(job, { job: 'others', families: [] })).toThrow(
      'metrics/exporters/nodes.json was learned for job others and is read for job nodes\n    read the file of the job itself',
    );
  });
});
