import type { RoutingCheck } from '#lib/routing/checks/check';
import { evaluate } from '#lib/routing/evaluate';

export const unroutedAlerts: RoutingCheck = {
  name: 'routing/unrouted-alert',
  why: 'The default route is for mistakes; an alert that is known has a route of its own.',
  check({ routing, alerts }) {
    return alerts
      .filter(({ labels }) =>
        evaluate(routing, labels).deliveries.some(({ route }) => route === routing.route),
      )
      .map(({ labels, where }) => ({
        check: 'routing/unrouted-alert',
        where,
        subject: labels.alertname ?? '',
        message: `no route takes it (severity ${labels.severity ?? 'none'}), so it ends at the default receiver ${routing.route.receiver}`,
        fix: 'give it severity critical, warning or info',
      }));
  },
};
