/** A link to another dashboard of this repository, or to whatever carries a tag. Time and variables go along. */
export type Link =
  | { readonly kind: 'dashboard'; readonly title: string; readonly uid: string }
  | { readonly kind: 'tag'; readonly title: string; readonly tag: string };

interface RenderedLink {
  readonly title: string;
  readonly type: 'link' | 'dashboards';
  readonly url: string;
  readonly tags: readonly string[];
  readonly targetBlank: boolean;
}

/** A link of a dashboard or a panel. */
export function renderLink(link: Link): Record<string, unknown> {
  const { title } = link;
  return link.kind === 'dashboard'
    ? render({ title, type: 'link', url: `/d/${link.uid}`, tags: [], targetBlank: false })
    : render({ title, type: 'dashboards', url: '', tags: [link.tag], targetBlank: false });
}

/** A link out of Grafana, in a new tab. */
export const renderOutsideLink = (title: string, url: string): Record<string, unknown> =>
  render({ title, type: 'link', url, tags: [], targetBlank: true });

function render({ title, type, url, tags, targetBlank }: RenderedLink): Record<string, unknown> {
  return {
    title,
    type,
    icon: type === 'dashboards' ? 'external link' : 'dashboard',
    tooltip: '',
    url,
    tags,
    asDropdown: type === 'dashboards',
    targetBlank,
    includeVars: !targetBlank,
    keepTime: !targetBlank,
  };
}
