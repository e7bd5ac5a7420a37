import { environmentCheck } from '#lib/environment/checks/check';
import { type Located, problemAt } from '#lib/environment/problem-at';
import { leastMemory } from '#lib/environment/schema/components';
import { partsOf, type SizedPart } from '#lib/environment/sized-parts';
import type { Problem } from '#lib/problem';

/** Memory is enough to start with: with less, a container is killed before it has served anything. */
export const resourceChecks = [
  environmentCheck(['prometheus'], (environment) => check(environment, partsOf.prometheus(environment))),
  environmentCheck(['alertmanager'], (environment) => check(environment, partsOf.alertmanager(environment))),
  environmentCheck(['victoriaMetrics'], (environment) =>
    check(environment, partsOf.victoriaMetrics(environment)),
  ),
  environmentCheck(['grafana'], (environment) => check(environment, partsOf.grafana(environment))),
  environmentCheck(['traces'], (environment) => check(environment, partsOf.traces(environment))),
  environmentCheck(['logs'], (environment) => check(environment, partsOf.logs(environment))),
  environmentCheck(['profiles'], (environment) => check(environment, partsOf.profiles(environment))),
  environmentCheck(['exporters'], (environment) => check(environment, partsOf.exporters(environment))),
];

function check(located: Located, parts: readonly SizedPart[]): readonly Problem[] {
  return parts.flatMap(({ program, path, resources }) => {
    const least = leastMemory[program];
    if (resources === undefined || !resources.memory.isLessThan(least)) return [];
    return [
      problemAt(located, 'resources', [...path, 'resources', 'memory'], {
        message: `${resources.memory} is less than ${least}, with which ${program} starts`,
        fix: `write ${least.toSuggestion()} or more, or leave resources out: they are worked out from the load`,
      }),
    ];
  });
}
