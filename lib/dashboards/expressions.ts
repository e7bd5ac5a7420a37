import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import { metricsQueriesOf } from '#lib/dashboards/panel';
import type { LazyPlace } from '#lib/place';
import { type Promql, promql } from '#lib/promql/template';

/** An expression that a dashboard asks, and whose it is. */
export interface DashboardExpression {
  /** `dwcp-executive Consensus latency`. */
  readonly subject: string;
  readonly place: LazyPlace;
  readonly expr: Promql;
  /** What is asked for: values that are drawn, or only which series there are. */
  readonly use: 'panel' | 'expression';
}

/** Every expression of PromQL that dashboards ask: the queries of panels and annotations, and the series of variables. */
export function expressionsOf(dashboards: readonly Dashboard[]): readonly DashboardExpression[] {
  return dashboards.flatMap((dashboard) => [
    ...dashboard.variables.flatMap((variable) =>
      variable.kind !== 'label' || variable.from === undefined
        ? []
        : [
            {
              subject: `${dashboard.uid} $${variable.name}`,
              place: variable.declaredAt,
              expr: promql`${variable.from}`,
              use: 'expression' as const,
            },
          ],
    ),
    ...dashboard.annotations.map(({ name, expr }) => ({
      subject: `${dashboard.uid} ${name}`,
      place: expr.place,
      expr,
      use: 'panel' as const,
    })),
    ...panelsOf(dashboard).flatMap((panel) =>
      metricsQueriesOf(panel).map(({ expr }) => ({
        subject: `${dashboard.uid} ${panel.title}`,
        place: expr.place,
        expr,
        use: 'panel' as const,
      })),
    ),
  ]);
}
