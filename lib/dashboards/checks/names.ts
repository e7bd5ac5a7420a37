import type { DashboardCheck } from '#lib/dashboards/checks/check';
import { ofDashboard, ofPanel, repeated } from '#lib/dashboards/checks/subject';
import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import { idOf } from '#lib/dashboards/panel-id';
import { idOfRow } from '#lib/dashboards/row';
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
  ...dashboards.flatMap(ids),
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

function ids(dashboard: Dashboard): readonly Problem[] {
  const panels = panelsOf(dashboard).map((panel) => ({
    what: 'panel',
    title: panel.title,
    id: idOf(panel.title),
    about: ofPanel(dashboard, panel),
  }));
  const rows = dashboard.rows.map((row) => ({
    what: 'row',
    title: row.title,
    id: idOfRow(row),
    about: ofDashboard(dashboard),
  }));
  const sameTitle = [...repeated(rows, ({ title }) => title), ...repeated(panels, ({ title }) => title)];
  const sameId = repeated([...rows, ...panels], ({ id }) => id).filter((one) => !sameTitle.includes(one));
  return [
    ...sameTitle.map(({ what, title, about }) => ({
      check: 'dashboards/panel-title',
      ...about,
      message: `another ${what} of this dashboard is called "${title}" as well`,
      fix: `give each ${what} a title of its own: its address is made from it`,
    })),
    ...sameId.map(({ what, title, id, about }) => ({
      check: 'dashboards/panel-title',
      ...about,
      message: `the title of the ${what} "${title}" gives the id ${id}, which another panel or row has`,
      fix: 'change a word of the title',
    })),
  ];
}
