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
export function familiesOf(job: ScrapeJob, metrics: readonly Metric[]): readonly string[] {
  return familiesByJob(metrics).get(job.name) ?? [];
}

/** Every environment asks for every job of the one catalogue. */
const known = new WeakMap<readonly Metric[], ReadonlyMap<string, readonly string[]>>();

function familiesByJob(metrics: readonly Metric[]): ReadonlyMap<string, readonly string[]> {
  const families = known.get(metrics) ?? sortFamilies(metrics);
  known.set(metrics, families);
  return families;
}

function sortFamilies(metrics: readonly Metric[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const metric of metrics) {
    const own = names.get(metric.job.name) ?? new Set();
    names.set(metric.job.name, own);
    for (const name of exposedNames(metric)) own.add(name);
  }
  return new Map([...names].map(([job, own]) => [job, [...own].sort()]));
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
  const keepers = countBy(jobs.flatMap((each) => familiesOf(each, metrics)));
  return sharedWith(job, jobs)
    .flatMap((other) => familiesOf(other, metrics))
    .filter((name) => keepers.get(name) === 1 && !ofAnyProgram.test(name))
    .sort();
}

const ofAnyProgram = /^(go|process|promhttp)_/;

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
