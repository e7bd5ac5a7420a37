import type { Argument } from '#lib/components/argument';
import type { Choice } from '#lib/components/component';
import type { Environment } from '#lib/environment/environment';
import { resolutions, type Tier } from '#lib/environment/tiers';
import type { ScrapeJob } from '#lib/metrics/job';
import { scrapedJobs } from '#lib/topology/scraped';
import type { Duration } from '#lib/units/duration';

/**
 * The smallest scrape interval of the jobs that have targets. Deduplication knows one interval for all series: a longer
 * one would throw samples of the fastest job away, a shorter one would keep both replicas' samples of every job. Slower
 * jobs keep the samples of both replicas, which sizing counts.
 * https://docs.victoriametrics.com/victoriametrics/single-server-victoriametrics/#deduplication
 *
 * @throws RangeError when no job has targets: Prometheus is always one
 */
export function deduplicationInterval(environment: Environment, jobs: readonly ScrapeJob[]): Duration {
  const scraped = scrapedJobs(environment);
  const intervals = jobs.filter(({ name }) => scraped.has(name)).map(({ interval }) => interval);
  const [first, ...rest] = intervals;
  if (first === undefined) throw new RangeError('no job has targets');
  return rest.reduce((one, other) => (other.isShorterThan(one) ? other : one), first);
}

/** The interval of one tier: of the further ones, that in which they are sent one sample. */
export const deduplicationOf = (
  { name }: Pick<Tier, 'name'>,
  environment: Environment,
  jobs: readonly ScrapeJob[],
): Duration => (name === 'hot' ? deduplicationInterval(environment, jobs) : resolutions[name]);

/** The same on those that store and those that answer. */
export const deduplicationArgument = (interval: Duration): Argument => ({
  flag: `-dedup.minScrapeInterval=${interval}`,
  why: 'how often there is a sample of the fastest series: with less the samples of both replicas stay, with more samples are lost',
});

export const deduplicationChoice = (interval: Duration): Choice => ({
  name: 'deduplication interval',
  value: interval.toString(),
  from: 'the smallest scrape interval of the jobs that have targets; of warm and cold, what they are sent one sample in',
});
