import type { RoutingSubject } from '#lib/routing/checks/check';
import { type Delivery, evaluate } from '#lib/routing/evaluate';
import { possibleAlerts } from '#lib/routing/known-alert';
import type { Labels } from '#lib/routing/matcher';

/** Alerts without a team or without any label that routes look at: the tree has a place for those too. */
const strays: readonly Labels[] = [{}, { severity: 'critical' }, { severity: 'warning' }];

/** What any alert, known, possible or mistaken, comes to. */
export function everyDelivery({ environment, routing, alerts }: RoutingSubject): readonly Delivery[] {
  const labels = [...alerts.map((alert) => alert.labels), ...possibleAlerts(environment), ...strays];
  return labels.flatMap((each) => evaluate(routing, each).deliveries);
}
