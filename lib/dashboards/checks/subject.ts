import type { Dashboard } from '#lib/dashboards/dashboard';
import type { Panel } from '#lib/dashboards/panel';
import type { Place } from '#lib/place';

/** What a problem of a dashboard is about. */
export const ofDashboard = ({
  uid,
  declaredAt,
}: Dashboard): { readonly where: Place; readonly subject: string } => ({
  where: declaredAt.place,
  subject: uid,
});

/** What a problem of a panel is about. */
export const ofPanel = (
  { uid }: Dashboard,
  { title, declaredAt }: Panel,
): { readonly where: Place; readonly subject: string } => ({
  where: declaredAt.place,
  subject: `${uid} ${title}`,
});

/** Those that have what an earlier one has. */
export function repeated<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): readonly Item[] {
  const keys = items.map(keyOf);
  return items.filter((_, index) => keys.indexOf(keys[index]) !== index);
}
