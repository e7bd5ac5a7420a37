import type { DashboardContext } from '#lib/dashboards/context';
import { type Dashboard, labelVariablesOf } from '#lib/dashboards/dashboard';
import { type LogsQuery, renderLogsQuery } from '#lib/dashboards/logs-query';
import { type MetricsQuery, renderMetricsQuery } from '#lib/dashboards/metrics-query';
import { narrow } from '#lib/dashboards/narrow';
import { renderProfilesQuery } from '#lib/dashboards/profiles-query';
import { dataSourceOfQuery, type Fetch, type Query, refId } from '#lib/dashboards/query';
import { renderTracesQuery } from '#lib/dashboards/traces-query';
import { isExternal } from '#lib/dashboards/variable';
import { onOneLine } from '#lib/logql/format';
import { narrowLogql } from '#lib/logql/narrow';
import { ProblemsError } from '#lib/problem';
import { format } from '#lib/promql/format';
import { problemOf } from '#lib/promql/problem-of';

/** A query of a panel as Grafana's JSON has it. @param context with the series as dashboards see them */
export const renderTarget = (
  query: Query,
  index: number,
  fetch: Fetch,
  dashboard: Dashboard,
  context: DashboardContext,
): Record<string, unknown> => ({
  refId: refId(index),
  datasource: dataSourceOfQuery(query, context.dataSource),
  ...renderQuery(query, fetch, dashboard, context),
});

function renderQuery(
  query: Query,
  fetch: Fetch,
  dashboard: Dashboard,
  context: DashboardContext,
): Record<string, unknown> {
  switch (query.kind) {
    case 'metrics':
      return renderMetricsQuery(query, metricsText(query, dashboard, context), fetch);
    case 'logs':
      return renderLogsQuery(query, logsText(query, dashboard), fetch);
    case 'traces':
      return renderTracesQuery(query);
    case 'profiles':
      return renderProfilesQuery(query);
  }
}

/**
 * An expression as it is asked: narrowed by the variables. A Prometheus that is asked for exemplars has no external labels
 * to choose by.
 */
export function metricsText(
  { expr, exemplars }: Pick<MetricsQuery, 'expr' | 'exemplars'>,
  dashboard: Dashboard,
  { schema }: DashboardContext,
): string {
  const variables = labelVariablesOf(dashboard).filter((one) => exemplars !== true || !isExternal(one));
  return format(narrow(expr.expression, variables, schema));
}

/** @throws ProblemsError when the query cannot be read; `checkDashboards` reports all of them first */
function logsText({ expr: { parsed, source, place } }: LogsQuery, dashboard: Dashboard): string {
  const { tree, diagnostics } = parsed;
  if (tree === undefined) {
    throw new ProblemsError(diagnostics.map((one) => problemOf(one, source, place.place, dashboard.uid)));
  }
  return onOneLine(narrowLogql(tree, labelVariablesOf(dashboard).map(narrowingOf)));
}

const narrowingOf = ({ label, variable }: { readonly label: string; readonly variable: string }) => ({
  label,
  pattern: variable,
});
