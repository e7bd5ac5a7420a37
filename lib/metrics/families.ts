import type { ScrapeJob } from '#lib/metrics/job';
import type { Metric } from '#lib/metrics/metric';

/** Families that are dropped at every scrape, by a regular expression over the whole name. */
export interface DroppedFamilies {
  readonly pattern: string;
  readonly reason: string;
}

/** The names under which a metric's series are exposed and stored: for a histogram `_bucket`, `_sum` and `_count`. */
export function exposedNames(metric: Metric): readonly string[] {
  switch (metric.kind) {
    case 'histogram':
      return [metric.bucket.name, metric.sum.name, metric.count.name];
    case 'summary':
      return [metric.name, `${metric.name}_sum`, `${metric.name}_count`];
    default:
      return [metric.name];
  }
}

/** The values of `__name__` that the catalogue gives to a job, sorted. */
export const familiesOf = (job: ScrapeJob, metrics: readonly Metric[]): readonly string[] =>
  familiesIn(metrics).byJob.get(job.name) ?? [];

interface Families {
  readonly byJob: ReadonlyMap<string, readonly string[]>;
  /** How many jobs keep a name. */
  readonly keepers: ReadonlyMap<string, number>;
}

/** Every job of every environment asks for the same. */
const known = new WeakMap<readonly Metric[], Families>();

function familiesIn(metrics: readonly Metric[]): Families {
  const before = known.get(metrics);
  if (before !== undefined) return before;
  const byJob = new Map<string, Set<string>>();
  for (const metric of metrics) {
    const names = byJob.get(metric.job.name) ?? new Set();
    for (const name of exposedNames(metric)) names.add(name);
    byJob.set(metric.job.name, names);
  }
  const families = {
    byJob: new Map([...byJob].map(([job, names]) => [job, [...names].sort()])),
    keepers: countBy([...byJob.values()].flatMap((names) => [...names])),
  };
  known.set(metrics, families);
  return families;
}

/** The other jobs whose families this job's targets can expose too: those of the same program, and discovery. */
export function sharedWith(job: ScrapeJob, jobs: readonly ScrapeJob[]): readonly ScrapeJob[] {
  return jobs.filter(
    (other) =>
      other.name !== job.name &&
      (job.exporter === undefined || other.exporter === undefined || other.exporter === job.exporter),
  );
}

/**
 * The values of `__name__` that a job must drop, sorted, because another job keeps them and sums would count them
 * twice. What several jobs keep belongs to none of them, and neither do the families of the Go runtime, of processes and
 * of client libraries, even where only one program was seen with them: `job` tells their programs apart.
 */
export function familiesToDrop(
  job: ScrapeJob,
  { metrics, jobs }: { readonly metrics: readonly Metric[]; readonly jobs: readonly ScrapeJob[] },
): readonly string[] {
  const { keepers } = familiesIn(metrics);
  return sharedWith(job, jobs)
    .flatMap((other) => familiesOf(other, metrics))
    .filter((name) => keepers.get(name) === 1 && !isOfAnyProgram(name))
    .sort();
}

/** Whether a family is of the Go runtime, of processes or of client libraries. */
export const isOfAnyProgram = (name: string): boolean => /^(go|process|promhttp)_/.test(name);

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
