import { exposedNames } from '#lib/metrics/families';
import type { ScrapeJob } from '#lib/metrics/job';
import type { Metric } from '#lib/metrics/metric';
import { matchesWholly } from '#lib/promql/regular-expression';

/** What decides which families a job with `keeps: 'read'` keeps. */
export interface Keeping {
  readonly metrics: readonly Metric[];
  /** The names of the series that rules, runbooks and dashboards read. */
  readonly read: ReadonlySet<string>;
  /** What a site keeps besides, by the name of the job: names of metrics, or regular expressions over the whole name. */
  readonly alsoKeep: Readonly<Record<string, readonly string[]>>;
}

/** The metrics of a job that are kept, those with a histogram's or summary's one series read included as a whole. */
export function keptMetrics(
  job: Pick<ScrapeJob, 'name'>,
  { metrics, read, alsoKeep }: Keeping,
): readonly Metric[] {
  const patterns = alsoKeep[job.name] ?? [];
  return metrics.filter(
    (metric) =>
      metric.job.name === job.name &&
      (exposedNames(metric).some((name) => read.has(name)) ||
        patterns.some((pattern) => matchesMetric(pattern, metric))),
  );
}

/** The values of `__name__` that a job keeps, sorted. */
export const keptNames = (job: Pick<ScrapeJob, 'name'>, keeping: Keeping): readonly string[] =>
  [...new Set(keptMetrics(job, keeping).flatMap(exposedNames))].sort();

/** Whether a pattern of `alsoKeep` means a metric: by the name of the family, or of one of its series. */
export const matchesMetric = (pattern: string, metric: Metric): boolean =>
  [metric.name, ...exposedNames(metric)].some((name) => matchesWholly(pattern, name));
