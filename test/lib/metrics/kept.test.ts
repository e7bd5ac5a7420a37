import { keptNames } from '#lib/metrics/kept';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { savingOf } from '#lib/metrics/saving';
import { job } from '#test/lib/components/example';

const exporter = job('exporter', { keeps: 'read' });
const other = job('other');
const metrics = [
  gauge('node_load1', { help: 'a', unit: 'none', job: exporter }),
  counter('node_reads_total', { help: 'a', unit: 'count', job: exporter }),
  histogram('node_wait_seconds', { help: 'a', unit: 'seconds', job: exporter, buckets: [1] }),
  gauge('go_goroutines', { help: 'a', unit: 'count', job: other }),
];
const kept = (read: readonly string[], alsoKeep: Readonly<Record<string, readonly string[]>> = {}) =>
  keptNames(exporter, { metrics, read: new Set(read), alsoKeep });

describe('what is kept of an exporter', () => {
  it('is nothing while nobody reads it', () => {
    expect(kept([])).toEqual([]);
  });

  it('is what is read, of this job', () => {
    expect(kept(['node_load1', 'go_goroutines', 'node_unknown'])).toEqual(['node_load1']);
  });

  it('is a histogram as a whole, whichever of its series is read', () => {
    expect(kept(['node_wait_seconds_bucket'])).toEqual([
      'node_wait_seconds_bucket',
      'node_wait_seconds_count',
      'node_wait_seconds_sum',
    ]);
  });

  it('is what the site keeps besides, by names and by expressions over whole names', () => {
    expect(kept([], { exporter: ['node_load1', 'node_r.*'] })).toEqual(['node_load1', 'node_reads_total']);
    expect(kept([], { exporter: ['load1', 'node_load'] })).toEqual([]);
    expect(kept([], { exporter: ['node_wait_seconds'] })).toHaveLength(3);
    expect(kept([], { other: ['node_load1'] })).toEqual([]);
  });
});

describe('what that saves', () => {
  const keeping = { metrics, read: new Set(['node_load1']), alsoKeep: {} };

  it('is counted in families and series of a page that was learned', () => {
    const page = new Map([
      ['node_load1', 1],
      ['node_reads_total', 6],
      ['node_wait_seconds', 4],
    ]);
    expect(savingOf(exporter, keeping, new Map([['exporter', page]]))).toEqual({
      job: 'exporter',
      keptFamilies: 1,
      ofPage: { families: 3, series: 11, keptSeries: 1 },
    });
  });

  it('counts a family that no page showed as one that may be shown', () => {
    const page = new Map([['node_reads_total', 6]]);
    expect(savingOf(exporter, keeping, new Map([['exporter', page]])).ofPage).toEqual({
      families: 2,
      series: 6,
      keptSeries: 0,
    });
  });

  it('is not known without a page', () => {
    expect(savingOf(exporter, keeping, new Map())).toEqual({ job: 'exporter', keptFamilies: 1 });
  });
});
