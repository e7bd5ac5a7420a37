import type { DashboardCheck } from '#lib/dashboards/checks/check';
import { ofPanel } from '#lib/dashboards/checks/subject';
import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import type { LogsQuery } from '#lib/dashboards/logs-query';
import { type Panel, queriesOf } from '#lib/dashboards/panel';
import { checkLogql } from '#lib/logql/check';
import type { Problem } from '#lib/problem';
import { problemOf } from '#lib/promql/problem-of';

/** Questions about log lines ask for labels and fields that there are, and for what the panel can show. */
export const logs: DashboardCheck = (dashboards) =>
  dashboards.flatMap((dashboard) =>
    panelsOf(dashboard).flatMap((panel) =>
      queriesOf(panel).flatMap((query) =>
        query.kind === 'logs'
          ? [...wrongQuery(dashboard, panel, query), ...wrongKind(dashboard, panel, query)]
          : [],
      ),
    ),
  );

const wrongQuery = ({ uid }: Dashboard, { title }: Panel, { expr }: LogsQuery): readonly Problem[] =>
  checkLogql(expr).map((diagnostic) =>
    problemOf(diagnostic, expr.source, expr.place.place, `${uid} ${title}`),
  );

function wrongKind(dashboard: Dashboard, panel: Panel, { expr }: LogsQuery): readonly Problem[] {
  const kind = expr.parsed.tree?.kind;
  const shown = panel.kind === 'logs' ? 'lines' : 'numbers';
  if (kind === undefined || kind === shown) return [];
  return [
    {
      check: 'dashboards/logs',
      ...ofPanel(dashboard, panel),
      message: `a ${panel.kind} panel shows ${shown}, but its query gives ${kind}`,
      fix:
        kind === 'lines'
          ? 'count them: sum(count_over_time(... [$__auto]))'
          : 'show them in a time series, or ask for the lines alone',
    },
  ];
}
