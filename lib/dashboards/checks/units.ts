import type { CheckContext, DashboardCheck } from '#lib/dashboards/checks/check';
import { ofPanel } from '#lib/dashboards/checks/subject';
import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import { metricsQueriesOf, type Panel } from '#lib/dashboards/panel';
import type { Problem } from '#lib/problem';
import { infer } from '#lib/promql/inferred';
import { selectedSeries } from '#lib/promql/selected';
import type { Expression } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';
import { units as allUnits, type UnitName } from '#lib/units/unit';

/** The unit that a panel writes beside its values is the unit of its queries, wherever that is sure. */
export const units: DashboardCheck = (dashboards, context) =>
  dashboards.flatMap((dashboard) =>
    panelsOf(dashboard).flatMap((panel) =>
      measuresOf(panel).flatMap((measure) => wrongUnit(dashboard, panel, measure, context)),
    ),
  );

interface MeasureOfQuery {
  readonly unit: UnitName;
  readonly expression: Expression | undefined;
  /** How a message calls what has the unit. */
  readonly who: string;
  readonly unitIn: (expression: Expression, context: CheckContext) => UnitName | undefined;
}

function measuresOf(panel: Panel): readonly MeasureOfQuery[] {
  switch (panel.kind) {
    case 'text':
    case 'logs':
    case 'trace list':
    case 'trace':
    case 'flame graph':
      return [];
    case 'table':
      return panel.columns.map(({ unit, expr, title }) => ({
        unit,
        expression: expr.parsed.expression,
        who: `the column "${title}"`,
        unitIn: ofResult,
      }));
    default:
      return metricsQueriesOf(panel).map(({ expr }) => ({
        unit: panel.unit,
        expression: expr.parsed.expression,
        who: 'the panel',
        unitIn: panel.kind === 'heatmap' ? ofBounds : ofResult,
      }));
  }
}

const ofResult: MeasureOfQuery['unitIn'] = (expression, { schema }) => infer(expression, schema).unit;

/** The unit of what a histogram observed, which is that of its bounds. */
const ofBounds: MeasureOfQuery['unitIn'] = (expression, { schema }) =>
  selectorsIn(expression)
    .flatMap((selector) => selectedSeries(selector, schema))
    .find(({ kind }) => kind === 'histogram bucket')?.unit;

function wrongUnit(
  dashboard: Dashboard,
  panel: Panel,
  { unit, expression, who, unitIn }: MeasureOfQuery,
  context: CheckContext,
): readonly Problem[] {
  const inferred = expression === undefined ? undefined : unitIn(expression, context);
  if (inferred === undefined || inferred === unit) return [];
  return [
    {
      check: 'dashboards/unit',
      ...ofPanel(dashboard, panel),
      message: `${who} is in ${allUnits[unit].name}, but its query is in ${allUnits[inferred].name}`,
      fix: `write unit: '${inferred}', or convert the query`,
    },
  ];
}
