import type { CheckedContent, ContentCheck } from '#lib/checks/content-check';
import { survives } from '#lib/checks/relabelling';
import { metricRelabelRules } from '#lib/components/prometheus/relabel';
import { exposedNames, isOfAnyProgram, sharedWith } from '#lib/metrics/families';
import type { ScrapeJob } from '#lib/metrics/job';
import type { Problem } from '#lib/problem';
import type { Reader } from '#lib/reads';
import { recordingsOf } from '#lib/rules/group';

export const metricSources: ContentCheck = {
  name: 'metric-sources',
  what: 'Every metric that is read is kept by exactly one job: the one that it is declared for.',
  why: 'of a metric that relabelling drops there is nothing to alert on, and sums count one that two jobs keep twice',
  wayOut:
    'The `keeps` and `exporter` of the jobs in `metrics/*-jobs.ts`, or the patterns in `metrics/dropped.ts`.',
  check({ content, readBy }) {
    const homes = homesIn(content);
    const recorded = new Set(recordingsOf(content.recordings).map(({ name }) => name));
    const isKept = keepersIn({ content, readBy });
    return [...readBy].flatMap(([name, reader]) => {
      const declared = homes.get(name);
      if (declared === undefined) return [];
      const names = declared.map((job) => job.name);
      if (recorded.has(name)) {
        return [
          problem(reader, {
            message: `${name} is scraped by ${names.join(' and ')}, and recorded by a rule as well`,
            fix: 'give what is recorded another name',
          }),
        ];
      }
      const keepers = exposersOf(declared, content.catalogue.jobs).filter((job) => isKept(job, name));
      const wrong = whatIsWrong(
        name,
        names,
        keepers.map((job) => job.name),
      );
      return wrong === undefined ? [] : [problem(reader, wrong)];
    });
  },
};

/** The jobs that a series is declared for, by its name. */
function homesIn({ catalogue }: CheckedContent['content']): ReadonlyMap<string, readonly ScrapeJob[]> {
  const homes = new Map<string, ScrapeJob[]>();
  for (const metric of catalogue.metrics) {
    for (const name of exposedNames(metric)) {
      const known = homes.get(name);
      if (known === undefined) homes.set(name, [metric.job]);
      else known.push(metric.job);
    }
  }
  return homes;
}

/** The jobs whose targets can expose what is declared for these. */
const exposersOf = (homes: readonly ScrapeJob[], jobs: readonly ScrapeJob[]): readonly ScrapeJob[] => [
  ...new Set([...homes, ...homes.flatMap((home) => sharedWith(home, jobs))]),
];

function keepersIn({
  content: { catalogue },
  readBy,
}: CheckedContent): (job: ScrapeJob, name: string) => boolean {
  const kept = { ...catalogue, read: new Set(readBy.keys()), alsoKeep: {} };
  const byJob = new Map<string, (name: string) => boolean>();
  return (job, name) => {
    const known = byJob.get(job.name) ?? survives(metricRelabelRules(job, kept));
    byJob.set(job.name, known);
    return known(name);
  };
}

/** What several programs have in common, each job that it is declared for keeps, and others may. */
function whatIsWrong(name: string, homes: readonly string[], keepers: readonly string[]) {
  const dropping = homes.filter((home) => !keepers.includes(home));
  if (dropping.length > 0) {
    return {
      message: `reads ${name}, which the relabelling of ${dropping.join(' and ')} drops`,
      fix: 'let that job keep it, or read another metric',
    };
  }
  if (keepers.length === 1 || homes.length > 1 || isOfAnyProgram(name)) return undefined;
  return {
    message: `reads ${name}, which ${keepers.join(' and ')} keep, so that sums count it once for each`,
    fix: `let ${homes.join()} alone keep it`,
  };
}

const problem = (
  { subject, place: { place } }: Reader,
  { message, fix }: Pick<Problem, 'message' | 'fix'>,
): Problem => ({ check: 'content/metric-sources', where: place, subject, message, fix });
