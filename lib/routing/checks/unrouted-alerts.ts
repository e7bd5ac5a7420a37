import type { RoutingCheck } from '#lib/routing/checks/check';

export const unroutedAlerts: RoutingCheck = {
  name: 'routing/unrouted-alert',
  why: 'The default route is for mistakes; an alert that is known has a route of its own.',
  check({ routing, known }) {
    return known
      .filter(({ evaluation }) => evaluation.deliveries.some(({ route }) => route === routing.route))
      .map(({ labels, declaredAt }) => ({
        check: 'routing/unrouted-alert',
        where: declaredAt.place,
        subject: labels.alertname ?? '',
        message: `no route takes it (severity ${labels.severity ?? 'none'}), so it ends at the default receiver ${routing.route.receiver}`,
        fix: 'give it severity critical, warning or info',
      }));
  },
};
