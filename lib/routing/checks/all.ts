import type { Environment } from '#lib/environment/environment';
import type { Problem } from '#lib/problem';
import { policyPlace, type Routed, type RoutingCheck, type RoutingSubject } from '#lib/routing/checks/check';
import { deadRoutes } from '#lib/routing/checks/dead-routes';
import { groupBy } from '#lib/routing/checks/group-by';
import { inhibition } from '#lib/routing/checks/inhibition';
import { intendedReceivers } from '#lib/routing/checks/intended-receiver';
import { intervals } from '#lib/routing/checks/intervals';
import { names } from '#lib/routing/checks/names';
import { unreachableReceivers } from '#lib/routing/checks/unreachable-receivers';
import { unroutedAlerts } from '#lib/routing/checks/unrouted-alerts';
import { evaluate } from '#lib/routing/evaluate';
import { type KnownAlert, possibleAlerts } from '#lib/routing/known-alert';
import type { Labels } from '#lib/routing/matcher';
import type { Routing } from '#lib/routing/routing';

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

export interface RoutingInput {
  readonly environment: Environment;
  readonly routing: Routing;
  /** Every alert of the environment, Watchdog included. */
  readonly alerts: readonly KnownAlert[];
}

/** Alerts without a team or without any label that routes look at: the tree has a place for those too. */
const strays: readonly Labels[] = [{}, { severity: 'critical' }, { severity: 'warning' }];

/** Everything that is wrong with an environment's routing. */
export function routingProblems({ environment, routing, alerts }: RoutingInput): readonly Problem[] {
  const routed = (alert: KnownAlert): Routed => ({ ...alert, evaluation: evaluate(routing, alert.labels) });
  const made = (labels: Labels) => routed({ labels, declaredAt: { place: policyPlace } });
  const subject: RoutingSubject = {
    environment,
    routing,
    known: alerts.map(routed),
    possible: possibleAlerts(environment).map(made),
    stray: strays.map(made),
  };
  return routingChecks.flatMap((each) => each.check(subject));
}
