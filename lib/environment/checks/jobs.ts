import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { closest } from '#lib/suggestion';

/** What has to be known of a scrape job to check its targets. */
export interface TargetedJob {
  readonly name: string;
  /**
   * Two jobs that both keep what the catalogue does not know would count it twice; a job that keeps only its own
   * metrics may share its targets with any other.
   */
  readonly keeps: 'catalogued' | 'all but others' | 'read';
}

/** Targets belong to jobs that exist, and one target to at most one job that keeps more than its own metrics. */
export function checkJobs(
  environment: Pick<Environment, 'targets' | 'place'>,
  jobs: readonly TargetedJob[],
): readonly Problem[] {
  return [...unknownJobs(environment, jobs), ...sharedTargets(environment, jobs)];
}

function unknownJobs(
  environment: Pick<Environment, 'targets' | 'place'>,
  jobs: readonly TargetedJob[],
): readonly Problem[] {
  const names = jobs.map((job) => job.name);
  return Object.keys(environment.targets)
    .filter((job) => !names.includes(job))
    .map((job) => {
      const meant = closest(job, names);
      return problemAt(environment, 'jobs', ['targets', job], {
        message: 'no scrape job has this name',
        fix: meant === undefined ? `the jobs are ${names.join(', ')}` : `did you mean ${meant}?`,
      });
    });
}

function sharedTargets(
  environment: Pick<Environment, 'targets' | 'place'>,
  jobs: readonly TargetedJob[],
): readonly Problem[] {
  const greedy = new Set(jobs.filter((job) => job.keeps === 'all but others').map((job) => job.name));
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [job, discovery] of Object.entries(environment.targets)) {
    if (discovery.kind !== 'static' || !greedy.has(job)) continue;
    for (const [index, address] of discovery.addresses.entries()) {
      const owner = owners.get(address.toLowerCase()) ?? job;
      owners.set(address.toLowerCase(), owner);
      if (owner === job) continue;
      problems.push(
        problemAt(environment, 'jobs', ['targets', job, 'addresses', index], {
          message: `${address} is a target of ${owner} too, and would be counted twice`,
          fix: 'leave it to one of the two jobs',
        }),
      );
    }
  }
  return problems;
}
