import { storedBound } from '#lib/metrics/bound';
import { scrapeLabels } from '#lib/metrics/job';
import type { Metric } from '#lib/metrics/metric';
import { longest, seriesOfAlerts, seriesOfScrapes } from '#lib/metrics/synthetic';
import type { Schema, Series } from '#lib/promql/series';
import { type Duration, seconds } from '#lib/units/duration';

export interface CatalogueOptions {
  /** Labels that an environment's discovery adds to every target. @default none */
  readonly extraTargetLabels?: readonly string[];
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
  const { extraTargetLabels = [], alertLabels = [], alertInterval = seconds(60) } = options;
  const scraped = metrics.flatMap((metric) => seriesOf(metric, extraTargetLabels));
  const jobs = [...new Map(metrics.map(({ job }) => [job.name, job])).values()];
  const targetLabels = [...extraTargetLabels, ...jobs.flatMap((job) => job.targetLabels)];
  const everyLabel = new Set([...alertLabels, ...scraped.flatMap((series) => [...series.labels])]);
  const all = [
    ...scraped,
    ...seriesOfScrapes(jobs, targetLabels),
    ...seriesOfAlerts(everyLabel, alertInterval),
  ];
  const byName = new Map<string, Series>();
  for (const series of all) {
    const known = byName.get(series.name);
    byName.set(series.name, known === undefined ? series : union(known, series));
  }
  return { series: (name) => byName.get(name), names: () => byName.keys() };
}

/** The series that one metric is stored as. Buckets are in the unit that was observed, as `le` is. */
function seriesOf(metric: Metric, extraTargetLabels: readonly string[]): readonly Series[] {
  const { name, unit, job } = metric;
  const labels = new Set([
    ...Object.keys(metric.labels),
    ...scrapeLabels,
    ...job.targetLabels,
    ...job.fallbackLabels,
    ...extraTargetLabels,
  ]);
  const base = { labels, interval: job.interval };
  switch (metric.kind) {
    case 'gauge':
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

function union(one: Series, other: Series): Series {
  return {
    ...one,
    labels: new Set([...one.labels, ...other.labels]),
    interval: longest([one.interval, other.interval]),
    ...(one.buckets === undefined
      ? {}
      : { buckets: [...new Set([...one.buckets, ...(other.buckets ?? [])])] }),
    ...(one.zeroInitialised === undefined
      ? {}
      : { zeroInitialised: one.zeroInitialised && other.zeroInitialised === true }),
  };
}
