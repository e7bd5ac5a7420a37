import { storedBound } from '#lib/metrics/bound';
import { type ScrapeJob, scrapeLabels } from '#lib/metrics/job';
import type { Metric } from '#lib/metrics/metric';
import { seriesOfAlerts, seriesOfScrapes } from '#lib/metrics/synthetic';
import type { Schema, Series } from '#lib/promql/series';
import { hull } from '#lib/promql/value-range';
import { type Duration, longest, seconds } from '#lib/units/duration';

export interface CatalogueOptions {
  /** Every scrape job, those without metrics of their own included. @default those of the metrics, and perhaps others */
  readonly jobs?: readonly ScrapeJob[];
  /** Labels that alerts add to those of their expressions: `severity`, ... @default none */
  readonly alertLabels?: readonly string[];
  /** How often alerts are evaluated at most. @default 1 minute, Prometheus' own default */
  readonly alertInterval?: Duration;
}

/**
 * Every series that scraping the catalogue stores, the synthetic ones of Prometheus itself included.
 * A family that several jobs keep is one series name, with the labels of all of them and the longest interval.
 */
export function catalogueSchema(metrics: readonly Metric[], options: CatalogueOptions = {}): Schema {
  const { alertLabels = [], alertInterval = seconds(60) } = options;
  const jobs = options.jobs ?? [...new Map(metrics.map(({ job }) => [job.name, job])).values()];
  const jobNames = options.jobs?.map(({ name }) => name);
  const scraped = metrics.flatMap((metric) => seriesOf(metric, jobNames));
  const targetLabels = jobs.flatMap((job) => job.targetLabels);
  const everyLabel = new Set(alertLabels);
  for (const { labels } of scraped) for (const label of labels) everyLabel.add(label);
  const all = [
    ...scraped,
    ...seriesOfScrapes(jobs, targetLabels, jobNames),
    ...seriesOfAlerts(everyLabel, alertInterval),
  ];
  const byName = new Map<string, Series>();
  for (const series of all) {
    const known = byName.get(series.name);
    byName.set(series.name, known === undefined ? series : union(known, series));
  }
  return { series: (name) => byName.get(name), names: () => byName.keys() };
}

/**
 * The series that one metric is stored as. Buckets are in the unit that was observed, as `le` is.
 *
 * @param jobNames every job, where they are known
 */
function seriesOf(metric: Metric, jobNames: readonly string[] | undefined): readonly Series[] {
  const { name, unit, job } = metric;
  const labels = new Set([
    ...Object.keys(metric.labels),
    ...scrapeLabels,
    ...job.targetLabels,
    ...job.fallbackLabels,
  ]);
  const base = { labels, interval: job.interval, values: valuesOf(metric, jobNames) };
  switch (metric.kind) {
    case 'gauge':
      return [{ ...base, name, unit, kind: metric.kind, ...(metric.range && { range: metric.range }) }];
    case 'untyped':
      return [{ ...base, name, unit, kind: metric.kind }];
    case 'counter':
      return [{ ...base, name, unit, kind: 'counter', zeroInitialised: metric.zeroInitialised }];
    case 'summary':
      return [
        { ...base, name, unit, kind: 'gauge', labels: new Set([...labels, 'quantile']) },
        { ...base, name: `${name}_sum`, unit, kind: 'counter' },
        { ...base, name: `${name}_count`, unit: 'count', kind: 'counter' },
      ];
    case 'histogram': {
      const { zeroInitialised } = metric;
      const buckets = [...metric.buckets, Number.POSITIVE_INFINITY].map(storedBound);
      const bucketLabels = new Set([...labels, 'le']);
      return [
        {
          ...base,
          name: metric.bucket.name,
          unit,
          kind: 'histogram bucket',
          labels: bucketLabels,
          buckets,
          zeroInitialised,
        },
        { ...base, name: metric.sum.name, unit, kind: 'counter', zeroInitialised },
        { ...base, name: metric.count.name, unit: 'count', kind: 'counter', zeroInitialised },
      ];
    }
  }
}

/**
 * The labels whose values are all known. What was learned from one program others may expose as well, so that it can be
 * of any job; everything else belongs to one.
 */
function valuesOf(
  { labels, job, source }: Metric,
  jobNames: readonly string[] | undefined,
): ReadonlyMap<string, readonly string[]> {
  const ofJob = source.kind === 'learned' ? jobNames : [job.name];
  return new Map([
    ...Object.entries(labels).flatMap(([label, { values }]) =>
      'atMost' in values || 'impliedBy' in values ? [] : [[label, values] as const],
    ),
    ...(ofJob === undefined ? [] : [['job', ofJob] as const]),
  ]);
}

function union(one: Series, other: Series): Series {
  return {
    ...one,
    labels: new Set([...one.labels, ...other.labels]),
    interval: longest([one.interval, other.interval]),
    values: unionOfValues(one, other),
    ...(one.range && { range: hull([one.range, other.range ?? {}]) }),
    ...(one.buckets === undefined
      ? {}
      : { buckets: [...new Set([...one.buckets, ...(other.buckets ?? [])])] }),
    ...(one.zeroInitialised === undefined
      ? {}
      : { zeroInitialised: one.zeroInitialised && other.zeroInitialised === true }),
  };
}

/** A label's values are known when those of each series that has it are. */
function unionOfValues(one: Series, other: Series): ReadonlyMap<string, readonly string[]> {
  const labels = new Set([...(one.values?.keys() ?? []), ...(other.values?.keys() ?? [])]);
  return new Map(
    [...labels]
      .filter((label) =>
        [one, other].every((series) => series.values?.has(label) || !series.labels.has(label)),
      )
      .map((label) => [
        label,
        [...new Set([...(one.values?.get(label) ?? []), ...(other.values?.get(label) ?? [])])],
      ]),
  );
}
