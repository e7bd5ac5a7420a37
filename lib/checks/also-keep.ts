import type { Catalogue } from '#lib/components/prometheus/relabel';
import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import { matchesMetric } from '#lib/metrics/kept';
import type { Problem } from '#lib/problem';
import { regularExpressionError } from '#lib/promql/regular-expression';
import { closest, editDistance } from '#lib/suggestion';

type Finding = Pick<Problem, 'message' | 'fix'>;

/** What a site keeps of exporters besides is something that they show, as far as the catalogue knows them. */
export function checkAlsoKeep(
  environment: Pick<Environment, 'exporters' | 'place'>,
  catalogue: Pick<Catalogue, 'jobs' | 'metrics'>,
): readonly Problem[] {
  const path = ['exporters', 'alsoKeep'];
  return Object.entries(environment.exporters.alsoKeep).flatMap(([job, patterns]) => {
    const wrongJob = mistakeInJob(job, catalogue);
    if (wrongJob !== undefined) return [problemAt(environment, 'exporters', [...path, job], wrongJob)];
    return patterns.flatMap((pattern, index) => {
      const wrong = mistakeInPattern(pattern, job, catalogue);
      return wrong === undefined ? [] : [problemAt(environment, 'exporters', [...path, job, index], wrong)];
    });
  });
}

function mistakeInJob(name: string, { jobs }: Pick<Catalogue, 'jobs'>): Finding | undefined {
  const known = jobs.filter(({ keeps }) => keeps === 'read').map((job) => job.name);
  if (known.includes(name)) return undefined;
  if (jobs.some((job) => job.name === name)) {
    return {
      message: 'drops nothing for want of a reader',
      fix: `remove it; those that do are ${known.join(', ')}`,
    };
  }
  const meant = closest(name, known);
  return {
    message: 'no scrape job has this name',
    fix: meant === undefined ? `the jobs are ${known.join(', ')}` : `did you mean ${meant}?`,
  };
}

function mistakeInPattern(
  pattern: string,
  job: string,
  { metrics }: Pick<Catalogue, 'metrics'>,
): Finding | undefined {
  const unreadable = regularExpressionError(pattern);
  if (unreadable !== undefined) {
    return {
      message: `${JSON.stringify(pattern)} is no regular expression: ${unreadable}`,
      fix: 'write the name of a metric, or an expression of RE2 over the whole name',
    };
  }
  const ofJob = metrics.filter((metric) => metric.job.name === job);
  if (ofJob.some((metric) => matchesMetric(pattern, metric))) return undefined;
  return {
    message: `${JSON.stringify(pattern)} is no metric that ${job} is known to show`,
    fix: `the nearest are ${nearest(
      pattern,
      ofJob.map(({ name }) => name),
    ).join(', ')}; what a newer version shows, npm run metrics:learn adds`,
  };
}

const shownNames = 3;

/** The names that are most like a pattern without its signs. */
const nearest = (pattern: string, names: readonly string[]): readonly string[] => {
  const word = pattern.replace(/[^\w:]/g, '');
  return [...names]
    .map((name) => ({ name, distance: editDistance(word, name) }))
    .sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1))
    .slice(0, shownNames)
    .map(({ name }) => name);
};
