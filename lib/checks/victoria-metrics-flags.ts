import { type Check, type CheckedStack, stackProblem } from '#lib/checks/check';
import { workloadsOf } from '#lib/checks/workloads';
import { checkFlags } from '#lib/components/victoria-metrics/check-flags';
import { isFlagProgram } from '#lib/components/victoria-metrics/flags';

export const victoriaMetricsFlags: Check = {
  name: 'victoria-metrics-flags',
  what: 'Programs of VictoriaMetrics are given only flags that they have, with values that they can read.',
  why: 'a program with a flag that it does not know does not start, and one with a deprecated flag ignores it',
  wayOut:
    'The arguments in `lib/components`, and `lib/components/victoria-metrics/flag-table.ts` where a new version has other flags.',
  check(stack) {
    return commandLines(stack).flatMap(({ program, given }) =>
      isFlagProgram(program)
        ? checkFlags(program, given).map(({ message, fix }) =>
            stackProblem(stack, 'victoria-metrics-flags', program, { message, fix }),
          )
        : [],
    );
  },
};

interface CommandLine {
  readonly program: string;
  readonly given: readonly string[];
}

/** The arguments of each process and container. */
const commandLines = (stack: CheckedStack): readonly CommandLine[] => [
  ...stack.components.flatMap(({ processes }) =>
    processes.map((process) => ({ program: process.program, given: process.arguments })),
  ),
  ...workloadsOf(stack).flatMap(({ owner, containers }) =>
    containers.map((container) => ({ program: owner, given: container.arguments })),
  ),
];
