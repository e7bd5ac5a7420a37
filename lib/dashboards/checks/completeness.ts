import type { DashboardCheck } from '#lib/dashboards/checks/check';
import { ofDashboard, ofPanel } from '#lib/dashboards/checks/subject';
import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import { type Panel, queriesOf } from '#lib/dashboards/panel';
import type { Problem } from '#lib/problem';

/** What a reader needs and the types cannot ask for: texts that say something, and something to see. */
export const completeness: DashboardCheck = (dashboards) =>
  dashboards.flatMap((dashboard) => [
    ...blankTexts(dashboard),
    ...panelsOf(dashboard).flatMap((panel) => [
      ...blankPanelTexts(dashboard, panel),
      ...nothingToShow(dashboard, panel),
    ]),
  ]);

function blankTexts(dashboard: Dashboard): readonly Problem[] {
  const { title, description } = dashboard;
  return blank({ title, description }).map((key) => ({
    check: 'dashboards/blank',
    ...ofDashboard(dashboard),
    message: `has no ${key}`,
    fix: key === 'title' ? 'say in a few words what it is about' : 'say whom it is for and what it answers',
  }));
}

function blankPanelTexts(dashboard: Dashboard, panel: Panel): readonly Problem[] {
  const { title, description } = panel;
  return blank({ title, description }).map((key) => ({
    check: 'dashboards/blank',
    ...ofPanel(dashboard, panel),
    message: `a panel without ${key}`,
    fix:
      key === 'title' ? 'say in a few words what it shows' : 'say what it shows and what a deviation means',
  }));
}

const blank = (texts: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(texts).filter((key) => texts[key]?.trim() === '');

function nothingToShow(dashboard: Dashboard, panel: Panel): readonly Problem[] {
  const about = { check: 'dashboards/no-query', ...ofPanel(dashboard, panel) };
  if (panel.kind === 'text') {
    if (panel.markdown.trim() !== '') return [];
    return [{ ...about, message: 'a text panel without text', fix: 'write its markdown, or remove it' }];
  }
  if (queriesOf(panel).length > 0) return [];
  return [{ ...about, message: `a ${panel.kind} without a query`, fix: 'add one, or remove the panel' }];
}
