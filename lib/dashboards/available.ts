import { variablesIn } from '#lib/dashboards/built-in-variables';
import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import type { DashboardLink } from '#lib/dashboards/link';
import { type Panel, queriesOf } from '#lib/dashboards/panel';
import { textsOf } from '#lib/dashboards/panel-texts';
import type { Row } from '#lib/dashboards/row';
import type { Signal } from '#lib/dashboards/signal';

/**
 * A dashboard as an environment can show it: without the panels that ask for what is not collected there, the rows that
 * have no others, the links to them, and the texts to write that nothing reads any more.
 */
export function availableIn(dashboard: Dashboard, signals: ReadonlySet<Signal>): Dashboard {
  const isShown = (panel: Panel) =>
    queriesOf(panel).every(({ kind }) => kind === 'metrics' || signals.has(kind));
  const missing = panelsOf(dashboard).filter((panel) => !isShown(panel));
  if (missing.length === 0) return dashboard;
  const leadsSomewhere = ({ uid, panel }: DashboardLink) =>
    uid !== dashboard.uid || !missing.some(({ title }) => title === panel);
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
