import type { DashboardCheck } from '#lib/dashboards/checks/check';
import { ofDashboard, ofPanel, repeated } from '#lib/dashboards/checks/subject';
import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import { idOf } from '#lib/dashboards/panel';
import type { Problem } from '#lib/problem';

/** The longest uid that Grafana stores: https://grafana.com/docs/grafana/latest/developers/http_api/dashboard/ */
const longestUid = 40;

/** Uids, titles and the ids that follow from titles: what links lead to. All dashboards are in one folder. */
export const names: DashboardCheck = (dashboards) => [
  ...dashboards.flatMap(badUid),
  ...repeated(dashboards, ({ uid }) => uid).map((dashboard) => ({
    check: 'dashboards/uid',
    ...ofDashboard(dashboard),
    message: 'a dashboard of this uid is listed before',
    fix: 'give each dashboard a uid of its own',
  })),
  ...repeated(dashboards, ({ title }) => title).map((dashboard) => ({
    check: 'dashboards/title',
    ...ofDashboard(dashboard),
    message: `a dashboard called "${dashboard.title}" is listed before`,
    fix: 'give each dashboard of the folder a title of its own',
  })),
  ...dashboards.flatMap(panelTitles),
];

function badUid(dashboard: Dashboard): readonly Problem[] {
  const { uid } = dashboard;
  const wrong = [
    ...(uid.length > longestUid
      ? [
          {
            message: `a uid of ${uid.length} characters; Grafana stores at most ${longestUid}`,
            fix: 'write a shorter one',
          },
        ]
      : []),
    ...(/^[A-Za-z0-9_-]+$/.test(uid)
      ? []
      : [{ message: `"${uid}" is no uid`, fix: 'write letters, digits, - and _ only' }]),
  ];
  return wrong.map((mistake) => ({ check: 'dashboards/uid', ...ofDashboard(dashboard), ...mistake }));
}

function panelTitles(dashboard: Dashboard): readonly Problem[] {
  const panels = panelsOf(dashboard);
  const sameTitle = repeated(panels, ({ title }) => title);
  const sameId = repeated(panels, ({ title }) => idOf(title)).filter((panel) => !sameTitle.includes(panel));
  return [
    ...sameTitle.map((panel) => ({
      check: 'dashboards/panel-title',
      ...ofPanel(dashboard, panel),
      message: 'a panel of this dashboard has the same title',
      fix: 'give each panel a title of its own: links to it are made from it',
    })),
    ...sameId.map((panel) => ({
      check: 'dashboards/panel-title',
      ...ofPanel(dashboard, panel),
      message: `its title gives the panel id ${idOf(panel.title)}, which another panel has`,
      fix: 'change a word of the title',
    })),
  ];
}
