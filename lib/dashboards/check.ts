import { alerts } from '#lib/dashboards/checks/alerts';
import type { CheckContext, DashboardCheck } from '#lib/dashboards/checks/check';
import { completeness } from '#lib/dashboards/checks/completeness';
import { expressions } from '#lib/dashboards/checks/expressions';
import { grid } from '#lib/dashboards/checks/grid';
import { legends } from '#lib/dashboards/checks/legends';
import { limits } from '#lib/dashboards/checks/limits';
import { links } from '#lib/dashboards/checks/links';
import { logs } from '#lib/dashboards/checks/logs';
import { names } from '#lib/dashboards/checks/names';
import { units } from '#lib/dashboards/checks/units';
import { variables } from '#lib/dashboards/checks/variables';
import type { Dashboard } from '#lib/dashboards/dashboard';
import { withExternalLabels } from '#lib/dashboards/external-labels';
import type { Problem } from '#lib/problem';

const checks: readonly DashboardCheck[] = [
  names,
  completeness,
  expressions,
  logs,
  variables,
  legends,
  units,
  limits,
  alerts,
  links,
  grid,
];

/** Everything that is wrong with the dashboards in an environment. */
export function checkDashboards(dashboards: readonly Dashboard[], context: CheckContext): readonly Problem[] {
  const seen = { ...context, schema: withExternalLabels(context.schema) };
  return checks.flatMap((check) => check(dashboards, seen));
}
