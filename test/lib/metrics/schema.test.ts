import type { ScrapeJob } from '#lib/metrics/job';
import { oneOf, upTo } from '#lib/metrics/label';
import { learnedMetrics } from '#lib/metrics/learned';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { catalogueSchema } from '#lib/metrics/schema';
import type { Schema } from '#lib/promql/series';
import { seconds } from '#lib/units/duration';
import { job } from './fixtures';

const slow: ScrapeJob = {
  ...job,
  name: 'slow',
  interval: seconds(15),
  targetLabels: ['pod'],
  fallbackLabels: [],
};
const labels = { mode: upTo(3, 'Mode') };

const metrics = [
  gauge('level', { help: 'Level', unit: 'ratio', labels, job }),
  counter('hits_total', { help: 'Hits', unit: 'count', job: slow }),
  histogram('latency_seconds', { help: 'Latency', unit: 'seconds', labels, job, buckets: [0.5, 1] }),
];

/** One series in one line. */
function line(schema: Schema, name: string): string {
  const series = schema.series(name);
  if (series === undefined) return `${name}: none`;
  const { kind, unit, interval, buckets, zeroInitialised } = series;
  const extra = [buckets?.join(' '), zeroInitialised === undefined ? undefined : `zero ${zeroInitialised}`];
  return [kind, unit, [...series.labels].sort().join(' '), interval, ...extra]
    .filter((part) => part !== undefined)
    .join('; ');
}

describe('catalogueSchema', () => {
  const schema = catalogueSchema(metrics, { alertLabels: ['severity'], alertInterval: seconds(10) });

  it('gives a gauge its own labels and those of scraping', () => {
    expect(line(schema, 'level')).toBe('gauge; ratio; instance job mode node_id; 5s');
  });

  it('tells whether a counter is zero at the start', () => {
    expect(line(schema, 'hits_total')).toBe('counter; count; instance job pod; 15s; zero true');
  });

  it('stores a histogram as buckets, sum and count, with bounds as Prometheus 3 spells them', () => {
    expect(line(schema, 'latency_seconds')).toBe('latency_seconds: none');
    expect(line(schema, 'latency_seconds_bucket')).toBe(
      'histogram bucket; seconds; instance job le mode node_id; 5s; 0.5 1.0 +Inf; zero false',
    );
    expect(line(schema, 'latency_seconds_sum')).toBe(
      'counter; seconds; instance job mode node_id; 5s; zero false',
    );
    expect(line(schema, 'latency_seconds_count')).toBe(
      'counter; count; instance job mode node_id; 5s; zero false',
    );
  });

  it('has the series of scrapes, which carry target labels and no fallback labels, at the longest interval', () => {
    expect(line(schema, 'up')).toBe('gauge; none; instance job pod; 15s');
    expect(line(schema, 'scrape_duration_seconds')).toBe('gauge; seconds; instance job pod; 15s');
    expect(line(schema, 'scrape_timeout_seconds')).toBe('scrape_timeout_seconds: none');
  });

  it('has the series of alerts, which can carry every label there is', () => {
    expect(line(schema, 'ALERTS')).toBe(
      'gauge; none; alertname alertstate instance job le mode node_id pod severity; 10s',
    );
    expect(line(schema, 'ALERTS_FOR_STATE')).toBe(
      'gauge; seconds; alertname instance job le mode node_id pod severity; 10s',
    );
  });

  it('lists every name once', () => {
    expect([...schema.names()]).toEqual([
      'level',
      'hits_total',
      'latency_seconds_bucket',
      'latency_seconds_sum',
      'latency_seconds_count',
      'up',
      'scrape_duration_seconds',
      'scrape_samples_scraped',
      'scrape_samples_post_metric_relabeling',
      'scrape_series_added',
      'ALERTS',
      'ALERTS_FOR_STATE',
    ]);
  });

  it('joins what several programs have in common: all labels, the longest interval', () => {
    const learned = (of: ScrapeJob, own: readonly string[]) =>
      learnedMetrics(of, {
        job: of.name,
        families: [
          { name: 'go_gc_seconds', type: 'summary', help: '', unit: 'seconds', labels: own, series: 1 },
          { name: 'go_any', type: 'untyped', help: '', unit: 'none', labels: [], series: 1 },
        ],
      });
    const both = catalogueSchema([...learned(job, ['a']), ...learned(slow, ['b'])]);
    expect(line(both, 'go_gc_seconds')).toBe('gauge; seconds; a b instance job node_id pod quantile; 15s');
    expect(line(both, 'go_gc_seconds_count')).toBe('counter; count; a b instance job node_id pod; 15s');
    expect(line(both, 'go_any')).toBe('untyped; none; instance job node_id pod; 15s');
  });
});

describe('what the values of series and labels can be', () => {
  const mode = { mode: oneOf('Mode', 'lan', 'wan') };
  const level = gauge('level', { help: 'Level', unit: 'ratio', labels: mode, job, range: { atMost: 1 } });

  it('is what the metric declares, and its one job', () => {
    const series = catalogueSchema([level]).series('level');
    expect(series?.range).toEqual({ atMost: 1 });
    expect([...(series?.values ?? [])]).toEqual([
      ['mode', ['lan', 'wan']],
      ['job', [job.name]],
    ]);
  });

  it('is not known of labels with a bound only', () => {
    expect(catalogueSchema(metrics).series('level')?.values?.has('mode')).toBe(false);
  });

  it('is any job for the series of scrapes and what was learned, where all jobs are known', () => {
    const family = { name: 'go_any', type: 'gauge', help: '', unit: 'none', labels: [], series: 1 };
    const learned = learnedMetrics(job, { job: job.name, families: [family] });
    const known = catalogueSchema(learned, { jobs: [job, slow] });
    expect(known.series('go_any')?.values?.get('job')).toEqual([job.name, 'slow']);
    expect(known.series('up')?.values?.get('job')).toEqual([job.name, 'slow']);
    expect(catalogueSchema(learned).series('go_any')?.values?.has('job')).toBe(false);
  });

  it('is all of what several series of one name can be, and unknown when it is of one of them', () => {
    const same = (values: ReturnType<typeof oneOf>, atMost: number) =>
      gauge('level', {
        help: '',
        unit: 'ratio',
        labels: { mode: values },
        job,
        range: { atLeast: 0, atMost },
      });
    const both = catalogueSchema([same(oneOf('', 'lan'), 1), same(oneOf('', 'wan'), 2)]).series('level');
    expect(both?.range).toEqual({ atLeast: 0, atMost: 2 });
    expect(both?.values?.get('mode')).toEqual(['lan', 'wan']);
    const one = catalogueSchema([same(oneOf('', 'lan'), 1), same(upTo(3, ''), 1)]).series('level');
    expect(one?.values?.has('mode')).toBe(false);
  });
});
