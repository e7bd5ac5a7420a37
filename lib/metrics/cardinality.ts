import { cardinality } from '#lib/metrics/label';
import type { Metric } from '#lib/metrics/metric';

/**
 * The most series of a family that one target exposes: the product of what its labels can be, times the buckets,
 * `+Inf`, sum and count of a histogram. For a learned family, what was seen: a lower bound.
 */
export function seriesPerTarget(metric: Metric): number {
  if (metric.source.kind === 'learned') return metric.source.series;
  const children = Object.values(metric.labels).reduce((product, label) => product * cardinality(label), 1);
  return metric.kind === 'histogram' ? children * (metric.buckets.length + 3) : children;
}

/** The most series of a job's families that one target exposes. */
export function seriesOfJob(job: { readonly name: string }, metrics: readonly Metric[]): number {
  return metrics
    .filter((metric) => metric.job.name === job.name)
    .reduce((sum, metric) => sum + seriesPerTarget(metric), 0);
}
