import { exposedNames, familiesOf, familiesToDrop, sharedWith } from '#lib/metrics/families';
import type { ScrapeJob } from '#lib/metrics/job';
import { learnedMetrics } from '#lib/metrics/learned';
import { counter, gauge, histogram, type Metric } from '#lib/metrics/metric';
import { job } from './fixtures';

const fast: ScrapeJob = { ...job, name: 'fast', keeps: 'catalogued' };
const elsewhere: ScrapeJob = { ...job, name: 'elsewhere', exporter: 'other' };
const { exporter: _, ...withoutExporter } = job;
const discovered: ScrapeJob = { ...withoutExporter, name: 'discovered' };
const jobs = [job, fast, elsewhere, discovered];

const runtime = (of: ScrapeJob): readonly Metric[] =>
  learnedMetrics(of, {
    job: of.name,
    families: [{ name: 'go_gc_seconds', type: 'summary', help: '', unit: 'seconds', labels: [], series: 3 }],
  });

const metrics: readonly Metric[] = [
  gauge('level', { help: 'Level', unit: 'none', job }),
  histogram('latency_seconds', { help: 'Latency', unit: 'seconds', job: fast, buckets: [1] }),
  counter('hits_total', { help: 'Hits', unit: 'count', job: elsewhere }),
  ...runtime(job),
  ...runtime(elsewhere),
];

describe('the families of jobs', () => {
  it('are kept everywhere when any program has them, even where one program alone was learned', () => {
    const alone = [...metrics.slice(0, 3), ...runtime(elsewhere)];
    expect(familiesToDrop(discovered, { metrics: alone, jobs })).toEqual([
      'hits_total',
      ...familiesOf(fast, metrics),
      'level',
    ]);
  });

  it('are the names under which their series are exposed', () => {
    expect(familiesOf(fast, metrics)).toEqual([
      'latency_seconds_bucket',
      'latency_seconds_count',
      'latency_seconds_sum',
    ]);
    expect(familiesOf(job, metrics)).toEqual([
      'go_gc_seconds',
      'go_gc_seconds_count',
      'go_gc_seconds_sum',
      'level',
    ]);
    expect(metrics.slice(0, 1).map(exposedNames)).toEqual([['level']]);
  });

  it('can turn up in the jobs of the same program and in discovery', () => {
    expect(sharedWith(job, jobs).map(({ name }) => name)).toEqual(['fast', 'discovered']);
    expect(sharedWith(elsewhere, jobs).map(({ name }) => name)).toEqual(['discovered']);
    expect(sharedWith(discovered, jobs).map(({ name }) => name)).toEqual(['nodes', 'fast', 'elsewhere']);
  });

  it('are dropped where another job keeps them, unless several do', () => {
    expect(familiesToDrop(job, { metrics, jobs })).toEqual(familiesOf(fast, metrics));
    expect(familiesToDrop(elsewhere, { metrics, jobs })).toEqual([]);
    expect(familiesToDrop(discovered, { metrics, jobs })).toEqual([
      'hits_total',
      'latency_seconds_bucket',
      'latency_seconds_count',
      'latency_seconds_sum',
      'level',
    ]);
  });
});
