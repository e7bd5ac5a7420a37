import { type Check, type CheckedStack, stackProblem } from '#lib/checks/check';
import { selectedFrom } from '#lib/checks/selection';
import { isInside } from '#lib/checks/traffic';
import { type Workload, workloadsOf } from '#lib/checks/workloads';
import { objectsOf } from '#lib/components/objects-of';
import { describeSelector, isSelected } from '#lib/kubernetes/label-selection';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { nameOf } from '#lib/kubernetes/object';
import { at, entriesAt, listAt } from '#lib/kubernetes/value';

/** A selector of pods, and where it stands. */
interface Selection {
  readonly field: string;
  readonly selector: unknown;
}

export const selectors: Check = {
  name: 'selectors',
  what: 'Everything that selects pods of the stack selects some; what runs pods, or spreads them, selects its own.',
  why: 'a Service, policy, budget or spread that selects nothing is accepted and does nothing',
  wayOut: 'The labels of the pods, from `lib/kubernetes/labels.ts`.',
  check(stack) {
    const workloads = workloadsOf(stack);
    return [
      ...objectsOf(stack).flatMap(({ object }) => emptySelections(object, workloads, stack)),
      ...workloads.flatMap((workload) => foreignSelections(workload, stack)),
    ];
  },
};

function emptySelections(object: KubernetesObject, workloads: readonly Workload[], stack: CheckedStack) {
  const near = workloads.filter(({ namespace }) => namespace === object.metadata.namespace);
  return selectionsIn(object)
    .filter(({ selector }) => !selectedFrom(workloads, selector).some((workload) => near.includes(workload)))
    .map(({ field, selector }) =>
      stackProblem(stack, 'selectors', nameOf(object), {
        message: `${field} selects ${describeSelector(selector)}, and no pod of the stack is that`,
        fix: `the pods are those of ${[...new Set(near.map(({ object: { metadata } }) => metadata.name))].join(', ')}`,
      }),
    );
}

function selectionsIn(object: KubernetesObject): readonly Selection[] {
  switch (object.kind) {
    case 'Service': {
      const matchLabels = at(object, 'spec', 'selector');
      return matchLabels === undefined ? [] : [{ field: 'spec.selector', selector: { matchLabels } }];
    }
    case 'PodDisruptionBudget':
      return [{ field: 'spec.selector', selector: at(object, 'spec', 'selector') }];
    case 'NetworkPolicy':
      return [
        { field: 'spec.podSelector', selector: at(object, 'spec', 'podSelector') },
        ...peersOf(object, 'ingress', 'from'),
        ...peersOf(object, 'egress', 'to'),
      ];
    default:
      return [];
  }
}

const peersOf = (policy: KubernetesObject, direction: string, peers: string): readonly Selection[] =>
  listAt(policy, 'spec', direction).flatMap((rule, index) =>
    listAt(rule, peers)
      .filter(isInside)
      .map((peer) => ({ field: `spec.${direction}[${index}].${peers}`, selector: at(peer, 'podSelector') })),
  );

function foreignSelections(workload: Workload, stack: CheckedStack) {
  const { object, labels, pod } = workload;
  const own = at(object, 'spec', 'selector');
  const selections = [
    ...(own === undefined ? [] : [{ field: 'spec.selector', selector: own }]),
    ...listAt(pod, 'topologySpreadConstraints').map((constraint) => ({
      field: 'topologySpreadConstraints',
      selector: at(constraint, 'labelSelector'),
    })),
    ...affinityTerms(at(pod, 'affinity', 'podAntiAffinity')).map((term) => ({
      field: 'podAntiAffinity',
      selector: at(term, 'labelSelector'),
    })),
  ];
  return selections
    .filter(({ selector }) => selector === undefined || !isSelected(labels, selector))
    .map(({ field, selector }) =>
      stackProblem(stack, 'selectors', nameOf(object), {
        message: `${field} selects ${selector === undefined ? 'nothing' : describeSelector(selector)}, and its own pods are ${describeSelector({ matchLabels: labels })}`,
        fix: 'select the labels of its pods',
      }),
    );
}

const affinityTerms = (affinity: unknown): readonly unknown[] =>
  entriesAt(affinity).flatMap(([, terms]) =>
    listAt(terms).map((term) => at(term, 'podAffinityTerm') ?? term),
  );
