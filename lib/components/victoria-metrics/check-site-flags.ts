import type { Argument } from '#lib/components/argument';
import { checkFlags } from '#lib/components/victoria-metrics/check-flags';
import { isFlagProgram } from '#lib/components/victoria-metrics/flags';
import { longTermStorage } from '#lib/components/victoria-metrics/long-term-storage';
import type { ReplicaPaths, VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { vmalertProgram } from '#lib/components/vmalert/component';
import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { ScrapeJob } from '#lib/metrics/job';
import type { Problem } from '#lib/problem';

/**
 * Flags that a site adds are flags of that program, can be read, and do not contradict what the stack sets.
 *
 * @param jobs every scrape job of the catalogue
 */
export function checkSiteFlags(environment: Environment, jobs: readonly ScrapeJob[]): readonly Problem[] {
  const { victoriaMetrics: choices } = environment;
  if (choices === undefined) return [];
  return [
    ...longTermStorage(environment, jobs),
    vmalertProgram({ environment, choices, ruleFiles: [] }),
  ].flatMap((program) => checkProgram(environment, program));
}

function checkProgram(environment: Environment, description: VictoriaMetricsProgram): readonly Problem[] {
  const { name: program } = description.program;
  const { path, flags } = description.siteFlags;
  if (!isFlagProgram(program)) return [];
  const own = description.arguments(anywhere);
  return Object.entries(flags).flatMap(([name, value]) => {
    const set = own.filter(({ flag }) => flag.startsWith(`-${name}=`));
    const findings =
      set.length > 0 ? [contradiction(name, value, set)] : checkFlags(program, [`-${name}=${value}`]);
    return findings.map(({ message, fix }) =>
      problemAt(environment, 'flags', [...path, name], { message, fix }),
    );
  });
}

/** Where files are does not matter to whether a flag is set. */
const anywhere: ReplicaPaths = { file: (path) => path, data: 'data', listen: ({ number }) => `:${number}` };

/** Where a site chooses the same thing. */
const chosenIn: Readonly<Record<string, string>> = {
  retentionPeriod: 'victoriaMetrics.retention',
  replicationFactor: 'victoriaMetrics.replicationFactor',
  storageNode: 'victoriaMetrics.vmstorage.replicas',
  'notifier.url': 'alertmanager.replicas',
};

function contradiction(
  name: string,
  value: string | number | boolean,
  set: readonly Argument[],
): Pick<Problem, 'message' | 'fix'> {
  const values = set.map(({ flag }) => flag.slice(name.length + 2)).join(', ');
  const instead = chosenIn[name];
  return {
    message: `-${name}=${value} contradicts what the stack sets, ${values}: ${set[0]?.why}`,
    fix: instead === undefined ? 'remove it' : `remove it, and choose ${instead}`,
  };
}
