import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';
import { leastMemory } from '#lib/environment/schema/components';

/** Memory is enough to start with: with less, a container is killed before it has served anything. */
export const resourceChecks = (['prometheus', 'alertmanager'] as const).map((component) =>
  environmentCheck([component], (environment) => {
    const { resources } = environment[component];
    const least = leastMemory[component];
    if (resources === undefined || !resources.memory.isLessThan(least)) return [];
    return [
      problemAt(environment, 'resources', [component, 'resources', 'memory'], {
        message: `${resources.memory} is less than ${least}, with which ${component} starts`,
        fix: `write ${least.toKubernetes()} or more, or leave resources out: they are worked out from the load`,
      }),
    ];
  }),
);
