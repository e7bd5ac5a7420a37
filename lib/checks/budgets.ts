import { type Check, stackProblem } from '#lib/checks/check';
import { type CommandLine, commandLines } from '#lib/checks/command-lines';
import { replicationFactor } from '#lib/checks/replication';
import { type Workload, workloadsOf } from '#lib/checks/workloads';
import { objectsOf } from '#lib/components/objects-of';
import { tierNames } from '#lib/environment/tiers';
import { isSelected } from '#lib/kubernetes/label-selection';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { nameOf } from '#lib/kubernetes/object';
import { at } from '#lib/kubernetes/value';
import { tierPrograms } from '#lib/topology/tier-programs';

export const budgets: Check = {
  name: 'budgets',
  what: 'Every replicated program has one budget for disruptions, which lets maintenance take a pod, never all of them, and never more storage nodes than there are further copies of a sample.',
  why: 'without a budget, or with a large one, maintenance takes all replicas at once; one that allows nothing, or a second one, blocks it',
  wayOut: '`podDisruptionBudget` of `lib/kubernetes/replicated.ts`, for programs with more than one replica.',
  check(stack) {
    const all = objectsOf(stack)
      .map(({ object }) => object)
      .filter(({ kind }) => kind === 'PodDisruptionBudget');
    const lines = commandLines(stack);
    return workloadsOf(stack).flatMap((workload) => {
      const own = all.filter((budget) => isOf(budget, workload));
      return problemsOf(workload, own, copiesIn(workload, lines)).map(({ object, message, fix }) =>
        stackProblem(stack, 'budgets', nameOf(object), { message, fix }),
      );
    });
  },
};

const isOf = (budget: KubernetesObject, { namespace, labels }: Workload): boolean =>
  budget.metadata.namespace === namespace && isSelected(labels, at(budget, 'spec', 'selector'));

/** On how many nodes what a storage node keeps is. Undefined of all else. */
function copiesIn({ owner }: Workload, lines: readonly CommandLine[]): number | undefined {
  const tier = tierNames.find((name) => tierPrograms[name].vmstorage.name === owner);
  return tier && replicationFactor(lines, tier);
}

function problemsOf(workload: Workload, own: readonly KubernetesObject[], copies: number | undefined) {
  const { object, replicas = 1 } = workload;
  const names = own.map(nameOf).join(' and ');
  const { name } = object.metadata;
  const most = expendable(workload, copies);
  return [
    ...(own.length === 0 && replicas > 1
      ? [{ object, message: `has ${replicas} replicas and no PodDisruptionBudget`, fix: 'add one' }]
      : []),
    // https://kubernetes.io/docs/concepts/workloads/pods/disruptions/: evicting a pod of two budgets is an error.
    ...(own.length > 1
      ? [{ object, message: `has ${own.length} budgets: ${names}`, fix: 'keep one of them' }]
      : []),
    ...own
      .filter((budget) => evictable(budget, replicas) < 1)
      .map((budget) => ({
        object: budget,
        message: `lets nobody evict a pod of ${name}: ${describe(budget)} of ${replicas}`,
        fix: 'write maxUnavailable: 1',
      })),
    ...own
      .filter((budget) => evictable(budget, replicas) > most)
      .map((budget) => ({
        object: budget,
        message: `lets too many pods of ${name} go at once: ${describe(budget)} of ${replicas}; no more than ${most} may`,
        fix: 'write maxUnavailable: 1',
      })),
  ];
}

/**
 * How many of the pods may be gone at once: not the last one, and of the storage nodes those whose samples others have
 * too. One may always go, or no node of the cluster could ever be drained.
 */
function expendable({ replicas = 1 }: Workload, copies: number | undefined): number {
  return Math.max(1, Math.min(copies ?? replicas, replicas) - 1);
}

/** How many of the replicas may be gone, when all of them are well. Shares are rounded up, as Kubernetes does it. */
function evictable(budget: KubernetesObject, replicas: number): number {
  const most = at(budget, 'spec', 'maxUnavailable');
  return most === undefined
    ? replicas - amount(at(budget, 'spec', 'minAvailable') ?? 1, replicas)
    : amount(most, replicas);
}

function amount(value: unknown, replicas: number): number {
  const [, percent] = /^(\d+)%$/.exec(String(value)) ?? [];
  return percent === undefined ? Number(value) : Math.ceil((Number(percent) * replicas) / 100);
}

function describe(budget: KubernetesObject): string {
  const most = at(budget, 'spec', 'maxUnavailable');
  return most === undefined
    ? `minAvailable ${at(budget, 'spec', 'minAvailable') ?? 1}`
    : `maxUnavailable ${most}`;
}
