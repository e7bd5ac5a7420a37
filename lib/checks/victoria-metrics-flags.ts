import { type Check, stackProblem } from '#lib/checks/check';
import type { Component } from '#lib/components/component';
import { checkFlags } from '#lib/components/victoria-metrics/check-flags';
import { isFlagProgram } from '#lib/components/victoria-metrics/flags';

/** Programs of VictoriaMetrics are given only flags that they have, with values that they can read. */
export const victoriaMetricsFlags: Check = {
  name: 'victoria-metrics-flags',
  why: 'a program with a flag that it does not know does not start, and one with a deprecated flag ignores it',
  check(stack) {
    return stack.components.flatMap((component) => {
      const { name } = component;
      if (!isFlagProgram(name)) return [];
      return commandLines(component).flatMap((given) =>
        checkFlags(name, given).map(({ message, fix }) =>
          stackProblem(stack, 'victoria-metrics-flags', name, { message, fix }),
        ),
      );
    });
  },
};

/** The arguments of each of its processes and containers. */
const commandLines = ({ processes, objects }: Component): readonly (readonly string[])[] => [
  ...processes.map((process) => process.arguments),
  ...objects.flatMap(argumentsIn),
];

/** The values of `args` wherever they stand. */
function argumentsIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'args' && Array.isArray(inner) ? [inner.map(String)] : argumentsIn(inner),
  );
}
