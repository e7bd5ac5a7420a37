import { renderAnnotation } from '#lib/dashboards/annotation';
import { availableIn } from '#lib/dashboards/available';
import type { DashboardContext } from '#lib/dashboards/context';
import type { Dashboard } from '#lib/dashboards/dashboard';
import { metricsDataSource } from '#lib/dashboards/data-source';
import { withExternalLabels } from '#lib/dashboards/external-labels';
import { bottomOf, columns, flow, type Position } from '#lib/dashboards/layout';
import { renderLink } from '#lib/dashboards/link';
import { renderPanel } from '#lib/dashboards/render-panel';
import { metricsText } from '#lib/dashboards/render-target';
import { idOfRow, type Row } from '#lib/dashboards/row';
import { renderVariable } from '#lib/dashboards/variable';
import type { NativeFile } from '#lib/native-file';

/**
 * Dashboards as Grafana provisions them, in its classic format: `dashboards/<uid>.json`.
 * https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/
 *
 * @throws ProblemsError when an expression cannot be read; `checkDashboards` reports all of them first
 */
export function renderDashboards(
  dashboards: readonly Dashboard[],
  context: DashboardContext,
): readonly NativeFile[] {
  const seen = { ...context, schema: withExternalLabels(context.schema) };
  return dashboards
    .map((declared) => availableIn(declared, context))
    .filter(({ rows }) => rows.length > 0)
    .map((dashboard) => ({
      path: `dashboards/${dashboard.uid}.json`,
      text: `${JSON.stringify(renderDashboard(dashboard, seen), undefined, 2)}\n`,
    }));
}

/** The version of the classic format that Grafana 12 and 13 write: older ones it would convert at every load. */
const schemaVersion = 42;

function renderDashboard(dashboard: Dashboard, context: DashboardContext): unknown {
  const { uid, title, description, tags, refresh, range, variables, annotations, links } = dashboard;
  const dataSource = metricsDataSource(context.dataSource);
  return {
    uid,
    title,
    description,
    tags,
    schemaVersion,
    version: 1,
    editable: false,
    graphTooltip: 1,
    timezone: 'browser',
    refresh: String(refresh),
    time: { from: `now-${range}`, to: 'now' },
    templating: { list: variables.map((variable) => renderVariable(variable, dataSource)) },
    annotations: {
      list: annotations.map((one) => renderAnnotation(one, metricsText(one, dashboard, context), dataSource)),
    },
    links: links.map(renderLink),
    panels: renderRows(dashboard, context),
  };
}

function renderRows(dashboard: Dashboard, context: DashboardContext): readonly unknown[] {
  const rendered: unknown[] = [];
  let y = 0;
  for (const row of dashboard.rows) {
    const positions = flow(row.panels, y + 1);
    rendered.push(renderHeading(row, { x: 0, y, w: columns, h: 1 }));
    row.panels.forEach((panel, index) => {
      const position = positions[index];
      if (position !== undefined) rendered.push(renderPanel(panel, position, dashboard, context));
    });
    y = bottomOf(positions, y + 1);
  }
  return rendered;
}

function renderHeading(row: Row, gridPos: Position): unknown {
  return { id: idOfRow(row), type: 'row', title: row.title, collapsed: false, gridPos, panels: [] };
}
