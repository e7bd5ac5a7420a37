import { nameOf, type RoutingCheck } from '#lib/routing/checks/check';
import { evaluate } from '#lib/routing/evaluate';

export const groupBy: RoutingCheck = {
  name: 'routing/group-by',
  why: 'Alerts that lack a label they are grouped by all fall into one group, and wait for each other.',
  check({ routing, alerts }) {
    return alerts.flatMap(({ labels, where }) =>
      evaluate(routing, labels).deliveries.flatMap(({ route, groupLabels, groupBy: wanted }) =>
        wanted === 'every label'
          ? []
          : wanted
              .filter((label) => !(label in groupLabels))
              .map((label) => ({
                check: 'routing/group-by',
                where,
                subject: labels.alertname ?? '',
                message: `has no label ${label}, by which ${nameOf(route)} groups (${wanted.join(', ')})`,
                fix: `give the alert a label ${label}, or group by labels that every alert of the route has`,
              })),
      ),
    );
  },
};
