import { type Check, stackProblem } from '#lib/checks/check';
import { type Direction, isFor, typeOf } from '#lib/checks/traffic';
import { type Workload, workloadsOf } from '#lib/checks/workloads';
import { objectsOf } from '#lib/components/objects-of';
import { listAt } from '#lib/kubernetes/value';

export const defaultDeny: Check = {
  name: 'default-deny',
  what: 'All pods of the stack have a policy that names both directions and allows nothing: what no other policy names is refused.',
  why: 'pods that no policy is for may speak with everybody, in each direction of its own, and no other check would notice',
  wayOut: '`default-deny` of `lib/kubernetes/namespace.ts`, and the labels of the stack on all of its pods.',
  check(stack) {
    const policies = objectsOf(stack).flatMap(({ object }) =>
      object.kind === 'NetworkPolicy' ? [object] : [],
    );
    return directions.flatMap((direction) => {
      const refusing = policies.filter(
        (policy) =>
          listAt(policy, 'spec', 'policyTypes').includes(typeOf[direction]) &&
          listAt(policy, 'spec', direction).length === 0,
      );
      const open = workloadsOf(stack).filter(
        (workload) => !refusing.some((policy) => isFor(policy, workload)),
      );
      return [...byNamespace(open)].map(([namespace, names]) =>
        stackProblem(stack, 'default-deny', `Namespace ${namespace}`, {
          message: `no policy refuses ${direction} of ${names.join(', ')} where no other policy allows it`,
          fix: 'let default-deny of lib/kubernetes/namespace.ts be for them in both directions, and allow nothing',
        }),
      );
    });
  },
};

const directions: readonly Direction[] = ['ingress', 'egress'];

/** The names of workloads. */
function byNamespace(workloads: readonly Workload[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const { namespace = 'default', object } of workloads) {
    names.set(namespace, [...(names.get(namespace) ?? []), object.metadata.name]);
  }
  return names;
}
