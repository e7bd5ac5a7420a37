import type { CheckContext, DashboardCheck } from '#lib/dashboards/checks/check';
import { ofPanel } from '#lib/dashboards/checks/subject';
import type { ShownAlert } from '#lib/dashboards/context';
import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import { sideOfAlert } from '#lib/dashboards/limits';
import { alertsOfPanel, metricsQueriesOf, type Panel, queriesOf } from '#lib/dashboards/panel';
import { panelOfAlert } from '#lib/dashboards/panel-of-alert';
import type { Problem } from '#lib/problem';
import type { Promql } from '#lib/promql/template';
import { selectorsIn } from '#lib/promql/walk';
import { recordingsOf } from '#lib/rules/group';
import type { Recording } from '#lib/rules/recording';

/** Each alert is shown, by a panel that reads what it reads. */
export const alerts: DashboardCheck = (dashboards, context) => [
  ...context.alerts
    .filter((alert) => alert.kind === 'log alert' || alert.definition.alwaysFiring !== true)
    .filter(({ name }) => panelOfAlert(dashboards, name) === undefined)
    .map(({ name, declaredAt }) => ({
      check: 'dashboards/alert',
      where: declaredAt.place,
      subject: name,
      message: 'no panel of any dashboard shows this alert',
      fix: 'name it in `alerts` of the panel to look at when it fires',
    })),
  ...dashboards.flatMap((dashboard) =>
    panelsOf(dashboard).flatMap((panel) => {
      const shown = context.alerts.filter(({ name }) =>
        alertsOfPanel(panel).some((alert) => alert.name === name),
      );
      return [
        ...shown.flatMap((alert) => unrelated(dashboard, panel, alert, context)),
        ...opposed(dashboard, panel, shown),
      ];
    }),
  ),
];

/** The panel of an alert that reads other series would stay calm while the alert fires. */
function unrelated(
  dashboard: Dashboard,
  panel: Panel,
  alert: ShownAlert,
  { recordings }: CheckContext,
): readonly Problem[] {
  if (alert.kind === 'log alert')
    return asksForLines(panel) ? [] : unrelatedTo(dashboard, panel, alert, 'log lines');
  const rules = recordingsOf(recordings);
  const read = metricsQueriesOf(panel).flatMap(({ expr }) => seriesRead(expr, rules));
  const watched = seriesRead(alert.expr, rules);
  if (watched.some((name) => read.includes(name))) return [];
  return unrelatedTo(dashboard, panel, alert, selectorNames(alert.expr).join(', '));
}

const asksForLines = (panel: Panel): boolean => queriesOf(panel).some(({ kind }) => kind === 'logs');

const unrelatedTo = (
  dashboard: Dashboard,
  panel: Panel,
  { name }: ShownAlert,
  watched: string,
): readonly Problem[] => [
  {
    check: 'dashboards/alert',
    ...ofPanel(dashboard, panel),
    message: `shows ${name}, but reads nothing of what it watches: ${watched}`,
    fix: 'add a query that reads it, or name the alert on another panel',
  },
];

/** The names of the series, and of those that recordings among them are made of: each builds on rules before it. */
function seriesRead(expr: Promql, rules: readonly Recording[]): readonly string[] {
  return selectorNames(expr).flatMap((name) => {
    const index = rules.findIndex((rule) => rule.name === name);
    const recorded = rules[index];
    return recorded === undefined ? [name] : [name, ...seriesRead(recorded.expr, rules.slice(0, index))];
  });
}

const selectorNames = ({ parsed: { expression } }: Promql): readonly string[] =>
  expression === undefined
    ? []
    : [...new Set(selectorsIn(expression).flatMap(({ name }) => (name === undefined ? [] : [name])))];

/** One panel has one bad side. */
function opposed(dashboard: Dashboard, panel: Panel, shown: readonly ShownAlert[]): readonly Problem[] {
  const limits = 'limits' in panel ? panel.limits : undefined;
  const sides = [
    ...(limits === undefined ? [] : [{ who: 'its limits', side: limits.worse }]),
    ...shown.map((alert) => ({ who: alert.name, side: sideOfAlert(alert) })),
  ];
  const [first, ...others] = sides.filter(({ side }) => side !== undefined);
  return others
    .filter(({ side }) => side !== first?.side)
    .map(({ who, side }) => ({
      check: 'dashboards/limits',
      ...ofPanel(dashboard, panel),
      message: `values ${first?.side} the limit are bad by ${first?.who}, values ${side} it by ${who}`,
      fix: 'show them on different panels, or turn the limits round',
    }));
}
