import { seriesOfJob } from '#lib/metrics/cardinality';
import type { ScrapeJob } from '#lib/metrics/job';
import type { Metric } from '#lib/metrics/metric';
import type { Problem } from '#lib/problem';

/** How much larger than what the catalogue bounds the sample limit must be: room for what it does not list. */
const sampleHeadroom = 2;
/** The same for learned families: a large machine shows ten times what a small one does. */
const learnedHeadroom = 10;

/**
 * What is wrong with a job: limits that its own families exceed, and a timeout that Prometheus refuses.
 *
 * @param metrics the whole catalogue
 */
export function jobProblems(job: ScrapeJob, metrics: readonly Metric[]): readonly Problem[] {
  const where = { file: 'metrics/*-jobs.ts' };
  const isLearned = (metric: Metric) => metric.source.kind === 'learned';
  const declared = seriesOfJob(
    job,
    metrics.filter((metric) => !isLearned(metric)),
  );
  const learned = seriesOfJob(job, metrics.filter(isLearned));
  const needed = declared * sampleHeadroom + learned * learnedHeadroom;
  return [
    ...(job.limits.samples >= needed
      ? []
      : [
          {
            check: 'catalogue/limits',
            where,
            subject: job.name,
            message: `limits a scrape to ${job.limits.samples} samples, and its families can need ${needed}`,
            fix: `raise limits.samples to at least ${needed}, or bound the labels of its metrics tighter`,
          },
        ]),
    ...(job.interval.isShorterThan(job.timeout)
      ? [
          {
            check: 'catalogue/timeout',
            where,
            subject: job.name,
            message: `times out after ${job.timeout}, and scrapes every ${job.interval}`,
            fix: `lower the timeout to ${job.interval} or less; Prometheus refuses to start otherwise`,
          },
        ]
      : []),
  ];
}
