import type { DashboardContext, ShownAlert } from '#lib/dashboards/context';
import type { Dashboard } from '#lib/dashboards/dashboard';
import { dataSourceOf } from '#lib/dashboards/data-source';
import { renderFlameGraph } from '#lib/dashboards/flame-graph';
import { renderGauge } from '#lib/dashboards/gauge';
import { renderHeatmap } from '#lib/dashboards/heatmap';
import type { Position } from '#lib/dashboards/layout';
import { renderOutsideLink, renderPanelLink } from '#lib/dashboards/link';
import { renderLogs } from '#lib/dashboards/logs';
import { alertsOfPanel, fetches, type Panel } from '#lib/dashboards/panel';
import { idOf } from '#lib/dashboards/panel-id';
import { dataSourceOfQuery, type Query } from '#lib/dashboards/query';
import { renderTarget } from '#lib/dashboards/render-target';
import { renderStat } from '#lib/dashboards/stat';
import { renderStateTimeline } from '#lib/dashboards/state-timeline';
import { renderTable } from '#lib/dashboards/table';
import { renderText } from '#lib/dashboards/text';
import { renderTimeSeries } from '#lib/dashboards/time-series';
import { renderTrace } from '#lib/dashboards/trace';
import { renderTraceList } from '#lib/dashboards/trace-list';
import type { Visualization } from '#lib/dashboards/visualization';

/**
 * A panel as Grafana's JSON has it.
 *
 * @param context with the series as dashboards see them
 */
export function renderPanel(
  panel: Panel,
  gridPos: Position,
  dashboard: Dashboard,
  context: DashboardContext,
): unknown {
  const alerts = alertsOfPanel(panel).flatMap(({ name }) =>
    context.alerts.filter((alert) => alert.name === name),
  );
  const { type, fieldConfig, ...visualization } = visualize(panel, alerts, dashboard);
  const empty = panel.whenEmpty === undefined ? {} : { noValue: panel.whenEmpty };
  return {
    id: idOf(panel.title),
    type,
    title: panel.title,
    description: panel.description,
    gridPos,
    ...renderQueries(panel, dashboard, context),
    ...visualization,
    fieldConfig: { ...fieldConfig, defaults: { ...fieldConfig.defaults, ...empty } },
    links: [...alerts.map(runbookLink), ...panel.links.map(renderPanelLink)],
  };
}

function renderQueries(
  panel: Panel,
  dashboard: Dashboard,
  context: DashboardContext,
): Record<string, unknown> {
  if (panel.kind === 'text') return {};
  const queries: readonly Query[] = panel.queries;
  return {
    datasource: dataSourceOf(queries.map((query) => dataSourceOfQuery(query, context.dataSource))),
    ...(panel.kind === 'time series' &&
      panel.course.style === 'bars' && { interval: panel.course.every.variable }),
    targets: queries.map((query, index) =>
      renderTarget(query, index, fetches[panel.kind], dashboard, context),
    ),
  };
}

function visualize(
  panel: Panel,
  alerts: readonly ShownAlert[],
  { uid, variables }: Dashboard,
): Visualization {
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
    case 'logs':
      return renderLogs();
    case 'trace list':
      return renderTraceList(panel, uid, variables);
    case 'trace':
      return renderTrace();
    case 'flame graph':
      return renderFlameGraph();
  }
}

function runbookLink({ name, annotations }: ShownAlert): unknown {
  return renderOutsideLink(`Runbook: ${name}`, annotations.runbook_url ?? '');
}
