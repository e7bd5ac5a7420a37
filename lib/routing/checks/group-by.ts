import { nameOf, type RoutingCheck } from '#lib/routing/checks/check';

export const groupBy: RoutingCheck = {
  name: 'routing/group-by',
  why: 'Alerts that lack a label they are grouped by all fall into one group, and wait for each other.',
  check({ known }) {
    return known.flatMap(({ labels, declaredAt, evaluation }) =>
      evaluation.deliveries.flatMap(({ route, groupLabels, groupBy: wanted }) =>
        wanted === 'every label'
          ? []
          : wanted
              .filter((label) => !(label in groupLabels))
              .map((label) => ({
                check: 'routing/group-by',
                where: declaredAt.place,
                subject: labels.alertname ?? '',
                message: `has no label ${label}, by which ${nameOf(route)} groups (${wanted.join(', ')})`,
                fix: `give the alert a label ${label}, or group by labels that every alert of the route has`,
              })),
      ),
    );
  },
};
