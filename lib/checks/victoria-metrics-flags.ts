import { type Check, stackProblem } from '#lib/checks/check';
import { commandLines } from '#lib/checks/command-lines';
import { checkFlags } from '#lib/components/victoria-metrics/check-flags';
import { isFlagProgram } from '#lib/components/victoria-metrics/flags';

export const victoriaMetricsFlags: Check = {
  name: 'victoria-metrics-flags',
  what: 'Programs of VictoriaMetrics are given only flags that they have, with values that they can read.',
  why: 'a program with a flag that it does not know does not start, and one with a deprecated flag ignores it',
  wayOut:
    'The arguments in `lib/components`, and `lib/components/victoria-metrics/flag-table.ts` where a new version has other flags.',
  check(stack) {
    return commandLines(stack).flatMap(({ program, image, given }) =>
      isFlagProgram(image)
        ? checkFlags(image, given).map(({ message, fix }) =>
            stackProblem(stack, 'victoria-metrics-flags', program, { message, fix }),
          )
        : [],
    );
  },
};
