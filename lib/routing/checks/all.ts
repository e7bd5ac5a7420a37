import type { Problem } from '#lib/problem';
import type { RoutingCheck, RoutingSubject } from '#lib/routing/checks/check';
import { deadRoutes } from '#lib/routing/checks/dead-routes';
import { groupBy } from '#lib/routing/checks/group-by';
import { inhibition } from '#lib/routing/checks/inhibition';
import { intendedReceivers } from '#lib/routing/checks/intended-receiver';
import { intervals } from '#lib/routing/checks/intervals';
import { names } from '#lib/routing/checks/names';
import { unreachableReceivers } from '#lib/routing/checks/unreachable-receivers';
import { unroutedAlerts } from '#lib/routing/checks/unrouted-alerts';

/** Everything that holds for every environment's routing. */
export const routingChecks: readonly RoutingCheck[] = [
  names,
  deadRoutes,
  unreachableReceivers,
  unroutedAlerts,
  intendedReceivers,
  groupBy,
  intervals,
  inhibition,
];

/** Everything that is wrong with an environment's routing. */
export function routingProblems(subject: RoutingSubject): readonly Problem[] {
  return routingChecks.flatMap((each) => each.check(subject));
}
