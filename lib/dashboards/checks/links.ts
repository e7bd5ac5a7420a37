import type { DashboardCheck } from '#lib/dashboards/checks/check';
import { ofDashboard, ofPanel } from '#lib/dashboards/checks/subject';
import { panelsOf } from '#lib/dashboards/dashboard';
import type { DashboardLink, Link } from '#lib/dashboards/link';
import type { Place } from '#lib/place';
import type { Problem } from '#lib/problem';
import { closest } from '#lib/suggestion';

/** Links lead to dashboards and tags that there are. */
export const links: DashboardCheck = (dashboards) => {
  const uids = dashboards.map(({ uid }) => uid);
  const tags = [...new Set(dashboards.flatMap((dashboard) => dashboard.tags))];
  const dead = (
    link: Link,
    about: { readonly where: Place; readonly subject: string },
  ): readonly Problem[] => {
    const [known, target] = link.kind === 'dashboard' ? [uids, link.uid] : [tags, link.tag];
    if (known.includes(target)) return link.kind === 'dashboard' ? deadPanel(link, about) : [];
    const similar = closest(target, known);
    return [
      {
        check: 'dashboards/link',
        ...about,
        message: `the link "${link.title}" leads to ${target}, which is no ${link.kind === 'dashboard' ? 'dashboard' : 'tag of any dashboard'}`,
        fix: similar === undefined ? `there are ${known.join(', ')}` : `did you mean ${similar}?`,
      },
    ];
  };
  const deadPanel = (
    { title, uid, panel }: DashboardLink,
    about: { readonly where: Place; readonly subject: string },
  ): readonly Problem[] => {
    const panels = dashboards.filter((one) => one.uid === uid).flatMap(panelsOf);
    if (panel === undefined || panels.some((one) => one.title === panel)) return [];
    const similar = closest(
      panel,
      panels.map((one) => one.title),
    );
    return [
      {
        check: 'dashboards/link',
        ...about,
        message: `the link "${title}" leads to the panel "${panel}", which ${uid} does not have`,
        fix: similar === undefined ? 'write the title of one of its panels' : `did you mean "${similar}"?`,
      },
    ];
  };
  return dashboards.flatMap((dashboard) => [
    ...dashboard.links.flatMap((link) => dead(link, ofDashboard(dashboard))),
    ...panelsOf(dashboard).flatMap((panel) =>
      panel.links.flatMap((link) => dead(link, ofPanel(dashboard, panel))),
    ),
  ]);
};
