import { type Check, stackProblem } from '#lib/checks/check';
import { type Container, workloadsOf } from '#lib/checks/workloads';
import { flagPrograms } from '#lib/components/victoria-metrics/flags';
import { nameOf } from '#lib/kubernetes/object';
import { at, listAt, numberAt } from '#lib/kubernetes/value';
import { Duration, seconds } from '#lib/units/duration';

/** How long a program may still work after it was asked to stop. */
interface Step {
  readonly programs: readonly string[];
  /** The flag that says how long, without dashes. */
  readonly flag: string;
  readonly unlessGiven: Duration;
}

/**
 * The steps of a stop, one after the other, with their defaults:
 * https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#list-of-command-line-flags and
 * https://prometheus.io/docs/prometheus/latest/command-line/prometheus/
 */
const steps: readonly Step[] = [
  { programs: ['prometheus'], flag: 'storage.remote.flush-deadline', unlessGiven: seconds(60) },
  { programs: flagPrograms, flag: 'http.shutdownDelay', unlessGiven: seconds(0) },
  { programs: flagPrograms, flag: 'http.maxGracefulShutdownDuration', unlessGiven: seconds(7) },
  { programs: ['vmstorage'], flag: 'storage.vminsertConnsShutdownDuration', unlessGiven: seconds(10) },
];

export const shutdown: Check = {
  name: 'shutdown',
  what: 'Programs have more time to stop than they are told to take for it.',
  why: 'a program that is killed before it has written everything loses it, or recovers for minutes at its next start',
  wayOut: 'A longer `stopsWithin` of the StatefulSet, or a shorter flag.',
  check(stack) {
    const imageOf = new Map(stack.components.map(({ name, image }) => [name, image]));
    return workloadsOf(stack).flatMap((workload) => {
      const program = imageOf.get(workload.owner) ?? workload.owner;
      const grace = seconds(numberAt(workload.pod, 'terminationGracePeriodSeconds') ?? 30);
      const slowest = workload.containers
        .filter(({ role }) => role === 'container')
        .map((container) => stopOf(container, program))
        .reduce((one, other) => (one.total.isShorterThan(other.total) ? other : one), nothing);
      if (slowest.parts.length === 0 || slowest.total.isShorterThan(grace)) return [];
      return [
        stackProblem(stack, 'shutdown', nameOf(workload.object), {
          message: `is killed after ${grace}, and may take ${slowest.total} to stop: ${slowest.parts.join(' + ')}`,
          fix: 'give it more time to stop, or less to do then',
        }),
      ];
    });
  },
};

/** How long one container takes to stop, and what of. */
interface Stop {
  readonly total: Duration;
  readonly parts: readonly string[];
}

const nothing: Stop = { total: seconds(0), parts: [] };

function stopOf(container: Container, program: string): Stop {
  const parts = [
    { name: 'preStop', time: sleepOf(container) },
    ...steps
      .filter(({ programs }) => programs.includes(program))
      .map(({ flag, unlessGiven }) => ({ name: flag, time: given(container, flag) ?? unlessGiven })),
  ].filter(({ time }) => time.inMilliseconds > 0);
  return {
    total: parts.reduce((sum, { time }) => sum.plus(time), seconds(0)),
    parts: parts.map(({ name, time }) => `${time} (${name})`),
  };
}

function given({ arguments: all }: Container, flag: string): Duration | undefined {
  const [value] = all.flatMap((argument) => {
    const [name, ...rest] = argument.replace(/^--?/, '').split('=');
    return name === flag ? [rest.join('=')] : [];
  });
  return value === undefined ? undefined : Duration.parse(value);
}

/** What a preStop hook waits: `sleep: {seconds: 5}`, or the command `sleep 5`. */
function sleepOf({ spec }: Container): Duration {
  const hook = at(spec, 'lifecycle', 'preStop');
  const command = listAt(hook, 'exec', 'command').join(' ');
  const [, slept = '0'] = /\bsleep (\d+)/.exec(command) ?? [];
  return seconds(numberAt(hook, 'sleep', 'seconds') ?? Number(slept));
}
