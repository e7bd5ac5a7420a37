import type { DashboardContext } from '#lib/dashboards/context';
import { type Dashboard, labelVariablesOf } from '#lib/dashboards/dashboard';
import { dataSourceOf } from '#lib/dashboards/data-source';
import { renderGauge } from '#lib/dashboards/gauge';
import { renderHeatmap } from '#lib/dashboards/heatmap';
import type { Position } from '#lib/dashboards/layout';
import { renderOutsideLink, renderPanelLink } from '#lib/dashboards/link';
import { narrow } from '#lib/dashboards/narrow';
import { alertsOfPanel, fetches, idOf, type Panel } from '#lib/dashboards/panel';
import { dataSourceOfQuery, type Query, renderTarget } from '#lib/dashboards/query';
import { renderStat } from '#lib/dashboards/stat';
import { renderStateTimeline } from '#lib/dashboards/state-timeline';
import { renderTable } from '#lib/dashboards/table';
import { renderText } from '#lib/dashboards/text';
import { renderTimeSeries } from '#lib/dashboards/time-series';
import { isExternal } from '#lib/dashboards/variable';
import type { Visualization } from '#lib/dashboards/visualization';
import { format } from '#lib/promql/format';
import type { ResolvedAlert } from '#lib/rules/resolve';

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
  const { type, fieldConfig, ...visualization } = visualize(panel, alerts);
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
  const dataSources = panel.queries.map((query) => dataSourceOfQuery(query, context.dataSource));
  return {
    datasource: dataSourceOf(dataSources),
    ...(panel.kind === 'time series' &&
      panel.course.style === 'bars' && { interval: panel.course.every.variable }),
    targets: panel.queries.map((query, index) =>
      renderTarget(query, {
        index,
        text: queryText(query, dashboard, context),
        fetch: fetches[panel.kind],
        dataSource: dataSourceOfQuery(query, context.dataSource),
      }),
    ),
  };
}

/**
 * An expression as it is asked: narrowed by the variables. A Prometheus that is asked for exemplars has no external labels
 * to choose by.
 */
export function queryText(
  { expr, exemplars }: Pick<Query, 'expr' | 'exemplars'>,
  dashboard: Dashboard,
  { schema }: DashboardContext,
): string {
  const variables = labelVariablesOf(dashboard).filter((one) => exemplars !== true || !isExternal(one));
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
