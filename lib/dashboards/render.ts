import { type Annotation, renderAnnotation } from '#lib/dashboards/annotation';
import type { DashboardContext } from '#lib/dashboards/context';
import type { Dashboard } from '#lib/dashboards/dashboard';
import { dataSourceOf, metricsDataSource } from '#lib/dashboards/data-source';
import { withExternalLabels } from '#lib/dashboards/external-labels';
import { renderGauge } from '#lib/dashboards/gauge';
import { renderHeatmap } from '#lib/dashboards/heatmap';
import { bottomOf, flow, type Position } from '#lib/dashboards/layout';
import { renderLink, renderOutsideLink, renderPanelLink } from '#lib/dashboards/link';
import { narrow } from '#lib/dashboards/narrow';
import { alertsOfPanel, fetches, idOf, type Panel, queriesOf } from '#lib/dashboards/panel';
import { dataSourceOfQuery, type Query, renderTarget } from '#lib/dashboards/query';
import type { Row } from '#lib/dashboards/row';
import { renderStat } from '#lib/dashboards/stat';
import { renderStateTimeline } from '#lib/dashboards/state-timeline';
import { renderTable } from '#lib/dashboards/table';
import { renderText } from '#lib/dashboards/text';
import { renderTimeSeries } from '#lib/dashboards/time-series';
import { isExternal, type LabelVariable, renderVariable } from '#lib/dashboards/variable';
import type { Visualization } from '#lib/dashboards/visualization';
import type { NativeFile } from '#lib/native-file';
import { format } from '#lib/promql/format';
import type { ResolvedAlert } from '#lib/rules/resolve';

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
  return dashboards.map((dashboard) => ({
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
      list: annotations.map((one) =>
        renderAnnotation(one, annotationText(one, dashboard, context), dataSource),
      ),
    },
    links: links.map(renderLink),
    panels: renderRows(dashboard, context),
  };
}

/** Events are of the whole: a chosen node does not hide them, a chosen cluster does. */
function annotationText({ expr }: Annotation, dashboard: Dashboard, { schema }: DashboardContext): string {
  return format(narrow(expr.expression, labelVariables(dashboard).filter(isExternal), schema));
}

const labelVariables = ({ variables }: Dashboard): readonly LabelVariable[] =>
  variables.filter((variable) => variable.kind === 'label');

function renderRows(dashboard: Dashboard, context: DashboardContext): readonly unknown[] {
  const rendered: unknown[] = [];
  let y = 0;
  for (const { title, panels } of dashboard.rows) {
    const positions = flow(panels, y + 1);
    rendered.push(renderHeading(title, { x: 0, y, w: 24, h: 1 }));
    panels.forEach((panel, index) => {
      const position = positions[index];
      if (position !== undefined) rendered.push(renderPanel(panel, position, dashboard, context));
    });
    y = bottomOf(positions, y + 1);
  }
  return rendered;
}

function renderHeading(title: Row['title'], gridPos: Position): unknown {
  return { id: idOf(`row ${title}`), type: 'row', title, collapsed: false, gridPos, panels: [] };
}

function renderPanel(
  panel: Panel,
  gridPos: Position,
  dashboard: Dashboard,
  context: DashboardContext,
): unknown {
  const alerts = alertsOfPanel(panel).flatMap(({ name }) =>
    context.alerts.filter((alert) => alert.name === name),
  );
  const { type, ...visualization } = visualize(panel, alerts);
  return {
    id: idOf(panel.title),
    type,
    title: panel.title,
    description: panel.description,
    gridPos,
    ...renderQueries(panel, dashboard, context),
    ...visualization,
    links: [...alerts.map(runbookLink), ...panel.links.map(renderPanelLink)],
  };
}

function renderQueries(
  panel: Panel,
  dashboard: Dashboard,
  context: DashboardContext,
): Record<string, unknown> {
  const queries = queriesOf(panel);
  if (queries.length === 0) return {};
  const dataSources = queries.map((query) => dataSourceOfQuery(query, context.dataSource));
  return {
    datasource: dataSourceOf(dataSources),
    ...(panel.kind === 'time series' &&
      panel.course.style === 'bars' && { interval: panel.course.every.variable }),
    targets: queries.map((query, index) =>
      renderTarget(query, {
        index,
        text: queryText(query, dashboard, context),
        fetch: fetches[panel.kind],
        dataSource: dataSourceOfQuery(query, context.dataSource),
      }),
    ),
  };
}

/** A Prometheus that is asked for exemplars has no external labels to choose by. */
function queryText({ expr, exemplars }: Query, dashboard: Dashboard, { schema }: DashboardContext): string {
  const variables = labelVariables(dashboard).filter((one) => exemplars !== true || !isExternal(one));
  return format(narrow(expr.expression, variables, schema));
}

function visualize(panel: Panel, alerts: readonly ResolvedAlert[]): Visualization {
  switch (panel.kind) {
    case 'stat':
      return renderStat(panel, alerts);
    case 'gauge':
      return renderGauge(panel, alerts);
    case 'time series':
      return renderTimeSeries(panel, alerts);
    case 'state timeline':
      return renderStateTimeline(panel, alerts);
    case 'heatmap':
      return renderHeatmap(panel);
    case 'table':
      return renderTable(panel);
    case 'text':
      return renderText(panel);
  }
}

function runbookLink({ name, annotations }: ResolvedAlert): unknown {
  return renderOutsideLink(`Runbook: ${name}`, annotations.runbook_url ?? '');
}
