import { variablesIn } from '#lib/dashboards/built-in-variables';
import type { DashboardContext } from '#lib/dashboards/context';
import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import type { DashboardLink } from '#lib/dashboards/link';
import { type Panel, queriesOf } from '#lib/dashboards/panel';
import { textsOf } from '#lib/dashboards/panel-texts';
import type { Query } from '#lib/dashboards/query';
import type { Row } from '#lib/dashboards/row';
import { isEmpty } from '#lib/rules/missing-series';

/**
 * A dashboard as an environment can show it: without the panels that ask for what is not collected there, the rows that
 * have no others, the links to them, and the texts to write that nothing reads any more.
 */
export function availableIn(
  dashboard: Dashboard,
  { signals, missing }: Pick<DashboardContext, 'signals' | 'missing'>,
): Dashboard {
  const findsNothing = (query: Query) =>
    query.kind === 'metrics'
      ? missing !== undefined && isEmpty(query.expr.expression, missing)
      : !signals.has(query.kind);
  // A panel that asks for several metrics shows those that there are.
  const isShown = (panel: Panel) => {
    const queries = queriesOf(panel);
    const ofSignals = queries.filter(({ kind }) => kind !== 'metrics');
    return !ofSignals.some(findsNothing) && (queries.length === 0 || !queries.every(findsNothing));
  };
  const left = panelsOf(dashboard).filter((panel) => !isShown(panel));
  if (left.length === 0) return dashboard;
  const leadsSomewhere = ({ uid, panel }: DashboardLink) =>
    uid !== dashboard.uid || !left.some(({ title }) => title === panel);
  const rows = dashboard.rows
    .map((row): Row => ({ ...row, panels: row.panels.filter(isShown).map(withLinks(leadsSomewhere)) }))
    .filter(({ panels }) => panels.length > 0);
  const read = new Set(rows.flatMap(({ panels }) => panels).flatMap(variablesOfPanel));
  const variables = dashboard.variables.filter(({ kind, name }) => kind !== 'text' || read.has(name));
  return { ...dashboard, rows, variables };
}

const withLinks =
  (isKept: (link: DashboardLink) => boolean) =>
  (panel: Panel): Panel => ({ ...panel, links: panel.links.filter(isKept) });

const variablesOfPanel = (panel: Panel): readonly string[] =>
  Object.values(textsOf(panel)).flatMap(variablesIn);
