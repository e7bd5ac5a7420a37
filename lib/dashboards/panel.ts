import type { Gauge } from '#lib/dashboards/gauge';
import type { Heatmap } from '#lib/dashboards/heatmap';
import type { Fetch, Query } from '#lib/dashboards/query';
import type { Stat } from '#lib/dashboards/stat';
import type { StateTimeline } from '#lib/dashboards/state-timeline';
import type { Table } from '#lib/dashboards/table';
import type { Text } from '#lib/dashboards/text';
import type { TimeSeries } from '#lib/dashboards/time-series';
import type { Alert } from '#lib/rules/alert';

export type Panel = Stat | Gauge | TimeSeries | StateTimeline | Heatmap | Table | Text;

/** The queries of a panel, in the order of their letters. */
export const queriesOf = (panel: Panel): readonly Query[] => (panel.kind === 'text' ? [] : panel.queries);

/** The alerts that watch what a panel shows. */
export const alertsOfPanel = (panel: Panel): readonly Alert[] => ('alerts' in panel ? panel.alerts : []);

/** What a panel needs of each result. */
export const fetches = {
  stat: 'range',
  gauge: 'instant',
  'time series': 'range',
  'state timeline': 'range',
  heatmap: 'buckets',
  table: 'table',
} as const satisfies Record<Exclude<Panel['kind'], 'text'>, Fetch>;

/**
 * The number that Grafana knows a panel by, from 1 to 2^24: from its title, so that links to it last when panels
 * are added, removed or moved. Two titles of a dashboard with one number are a problem of `checkDashboards`.
 * 32 bits of FNV-1a, folded to 24: http://www.isthe.com/chongo/tech/comp/fnv/#xor-fold
 */
export function idOf(title: string): number {
  const hash = [...Buffer.from(title)].reduce(
    (sum, byte) => Math.imul(sum ^ byte, 0x01_00_01_93) >>> 0,
    0x81_1c_9d_c5,
  );
  return ((hash >>> 24) ^ (hash & 0xff_ff_ff)) + 1;
}
