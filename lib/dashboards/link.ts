import { idOf } from '#lib/dashboards/panel-id';

/** A link to a dashboard of this repository. The time that is shown and the variables go along. */
export interface DashboardLink {
  readonly kind: 'dashboard';
  readonly title: string;
  readonly uid: string;
  /** The title of the panel that it opens alone. @default the whole dashboard */
  readonly panel?: string;
}

/** A list of the dashboards that carry a tag. */
export interface TagLink {
  readonly kind: 'tag';
  readonly title: string;
  readonly tag: string;
}

export type Link = DashboardLink | TagLink;

/** A link above a dashboard. */
export function renderLink(link: Link): Record<string, unknown> {
  const goesAlong = { includeVars: true, keepTime: true };
  return link.kind === 'dashboard'
    ? { ...plain, title: link.title, icon: 'dashboard', url: addressOf(link), ...goesAlong }
    : { ...plain, title: link.title, type: 'dashboards', asDropdown: true, tags: [link.tag], ...goesAlong };
}

/**
 * A link of a panel, whose address itself says what goes along:
 * https://grafana.com/docs/grafana/latest/panels-visualizations/configure-data-links/#data-link-variables
 */
export function renderPanelLink(link: DashboardLink): Record<string, unknown> {
  const goesAlong = `\${__url_time_range}&\${__all_variables}`;
  const url = `${addressOf(link)}${link.panel === undefined ? '?' : '&'}${goesAlong}`;
  return { ...plain, title: link.title, icon: 'dashboard', url };
}

/** https://github.com/grafana/grafana/pull/83420 */
const addressOf = ({ uid, panel }: DashboardLink): string =>
  panel === undefined ? `/d/${uid}` : `/d/${uid}?viewPanel=panel-${idOf(panel)}`;

/** A link out of Grafana, in a new tab. */
export const renderOutsideLink = (title: string, url: string): Record<string, unknown> => ({
  ...plain,
  title,
  url,
  targetBlank: true,
});

/** Every key that Grafana's schema of links asks for. */
const plain = {
  title: '',
  type: 'link',
  icon: 'external link',
  tooltip: '',
  url: '',
  tags: [],
  asDropdown: false,
  targetBlank: false,
  includeVars: false,
  keepTime: false,
};
