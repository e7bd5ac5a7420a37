import type { ResolvedGroup } from '#lib/rules/resolve';
import { windowOf } from '#lib/rules/window';
import { type Duration, longest } from '#lib/units/duration';

/** Who evaluates a group: Prometheus on its local buffer, or vmalert on the long-term storage. */
export type Evaluator = 'prometheus' | 'vmalert';

/** The longest time that any rule of a group looks back. */
export function groupWindow(group: Pick<ResolvedGroup, 'rules'>): Duration {
  return longest(group.rules.map((rule) => windowOf(rule.expr.expression)));
}

/**
 * Prometheus evaluates every group whose windows fit in half of its local retention: the other half is what a
 * restart with an empty disk, or a late block deletion, can cost.
 */
export function evaluatorOf(group: Pick<ResolvedGroup, 'rules'>, localRetention: Duration): Evaluator {
  return localRetention.isShorterThan(groupWindow(group).times(2)) ? 'vmalert' : 'prometheus';
}

/** The groups that one evaluator gets, where Prometheus keeps samples for that long. */
export function groupsFor<Group extends Pick<ResolvedGroup, 'rules'>>(
  evaluator: Evaluator,
  groups: readonly Group[],
  localRetention: Duration,
): readonly Group[] {
  return groups.filter((group) => evaluatorOf(group, localRetention) === evaluator);
}
