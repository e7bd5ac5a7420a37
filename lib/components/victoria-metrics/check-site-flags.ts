import type { Argument } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import { checkFlags } from '#lib/components/victoria-metrics/check-flags';
import { type FlagProgram, isFlagProgram } from '#lib/components/victoria-metrics/flags';
import { longTermStorage } from '#lib/components/victoria-metrics/long-term-storage';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { reservedFlag } from '#lib/components/victoria-metrics/reserved-flags';
import { vmalertProgram } from '#lib/components/vmalert/component';
import type { Environment, KeyPath } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { ScrapeJob } from '#lib/metrics/job';
import type { Problem } from '#lib/problem';
import { imageOf } from '#lib/topology/program';
import { seconds } from '#lib/units/duration';

type Finding = Pick<Problem, 'message' | 'fix'>;

/**
 * Flags that a site adds are flags of that program, can be read, do not contradict what the stack sets, and break nothing
 * around the program.
 *
 * @param jobs every scrape job of the catalogue
 */
export function checkSiteFlags(environment: Environment, jobs: readonly ScrapeJob[]): readonly Problem[] {
  const { victoriaMetrics: choices } = environment;
  if (choices === undefined) return [];
  return [
    ...longTermStorage(environment, jobs),
    vmalertProgram({ environment, choices, ruleFiles: [], longestWindow: seconds(0) }),
  ].flatMap((program) => checkProgram(environment, program));
}

function checkProgram(environment: Environment, description: VictoriaMetricsProgram): readonly Problem[] {
  const program = imageOf(description.program);
  if (description.siteFlags === undefined || !isFlagProgram(program)) return [];
  const { path, flags } = description.siteFlags;
  const own = description.arguments(anywhere);
  return Object.entries(flags).flatMap(([name, value]) => {
    const set = own.filter(({ flag }) => flag.startsWith(`-${name}=`));
    return findingsOf(program, name, `${value}`, set, path).map(({ message, fix }) =>
      problemAt(environment, 'flags', [...path, name], { message, fix }),
    );
  });
}

/** What the stack sets comes first, since it says where the site chooses that. */
function findingsOf(
  program: FlagProgram,
  name: string,
  value: string,
  set: readonly Argument[],
  path: KeyPath,
): readonly Finding[] {
  if (set.length > 0) return [contradiction(name, value, set, path)];
  const unreadable = checkFlags(program, [`-${name}=${value}`]);
  const reserved = reservedFlag(name, value);
  return unreadable.length > 0 || reserved === undefined ? unreadable : [reserved];
}

/** Where files are does not matter to whether a flag is set. */
const anywhere: ReplicaPaths = { file: (path) => path, data: 'data', listen: ({ number }) => `:${number}` };

/** Where a site chooses the same thing. */
const chosenIn: Readonly<Record<string, (tier: string) => string>> = {
  retentionPeriod: (tier) => `${tier}.retention`,
  replicationFactor: (tier) => `${tier}.replicationFactor`,
  storageNode: (tier) => `${tier}.vmstorage.replicas`,
  'notifier.url': () => 'alertmanager.replicas',
};

/** Where the choices of the tier stand that a flag is given to, or those of the hot one. */
const tierOf = ([section, part]: KeyPath): string =>
  part === 'warm' || part === 'cold' ? `${section}.${part}` : `${section}`;

function contradiction(name: string, value: string, set: readonly Argument[], path: KeyPath): Finding {
  const values = set.map(({ flag }) => flag.slice(name.length + 2)).join(', ');
  const instead = chosenIn[name]?.(tierOf(path));
  return {
    message: `-${name}=${value} contradicts what the stack sets, ${values}: ${set[0]?.why}`,
    fix: instead === undefined ? 'remove it' : `remove it, and choose ${instead}`,
  };
}
