import { alerts } from '#alerts/index';
import { declaredSchema } from '#content';
import type { CheckContext } from '#lib/dashboards/checks/check';
import { resolveGroups } from '#lib/rules/resolve';
import { recordings } from '#recordings/index';

const declared = { alerts: {}, hosts: { runbooks: 'https://runbooks.example' } };

/** What the dashboards of this repository are rendered and checked with where no environment changes anything. */
export const context: CheckContext = {
  dataSource: 'victoria-metrics',
  signals: new Set(['logs', 'traces', 'profiles']),
  schema: declaredSchema(),
  alerts: resolveGroups(alerts, declared)
    .flatMap(({ rules }) => rules)
    .filter((rule) => rule.kind === 'alert'),
  recordings,
};
