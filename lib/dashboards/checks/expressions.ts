import type { CheckContext, DashboardCheck } from '#lib/dashboards/checks/check';
import { fixedRanges } from '#lib/dashboards/checks/fixed-range';
import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import { type DashboardExpression, expressionsOf } from '#lib/dashboards/expressions';
import { alertsOfPanel, metricsQueriesOf } from '#lib/dashboards/panel';
import type { Problem } from '#lib/problem';
import { checkExpression } from '#lib/promql/check';
import { problemOf } from '#lib/promql/problem-of';
import { checkTypes } from '#lib/promql/types-check';

/** Every check of expressions, over everything that dashboards ask; the rest of the checks need trees. */
export const expressions: DashboardCheck = (dashboards, context) => [
  ...expressionsOf(dashboards).flatMap((asked) => wrongExpression(asked, context)),
  ...dashboards.flatMap((dashboard) => wrongRanges(dashboard, context)),
];

function wrongExpression({ subject, place, expr, use }: DashboardExpression, { schema }: CheckContext) {
  const { expression, diagnostics } = expr.parsed;
  const found = expression === undefined ? diagnostics : checkExpression(expression, { schema, use });
  return found.map((diagnostic) => problemOf(diagnostic, expr.source.text, place.place, subject));
}

function wrongRanges(dashboard: Dashboard, { alerts }: CheckContext): readonly Problem[] {
  return panelsOf(dashboard).flatMap((panel) => {
    const shown = alerts
      .filter((alert) => alert.kind === 'alert')
      .filter(({ name }) => alertsOfPanel(panel).some((alert) => alert.name === name));
    return metricsQueriesOf(panel).flatMap(({ expr }) => {
      const { expression } = expr.parsed;
      if (expression === undefined || checkTypes(expression).length > 0) return [];
      return fixedRanges(expression, shown).map((diagnostic) =>
        problemOf(diagnostic, expr.source.text, expr.place.place, `${dashboard.uid} ${panel.title}`),
      );
    });
  });
}
