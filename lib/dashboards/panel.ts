import type { FlameGraph } from '#lib/dashboards/flame-graph';
import type { Gauge } from '#lib/dashboards/gauge';
import type { Heatmap } from '#lib/dashboards/heatmap';
import type { Logs } from '#lib/dashboards/logs';
import type { MetricsQuery } from '#lib/dashboards/metrics-query';
import type { Fetch, Query } from '#lib/dashboards/query';
import type { Stat } from '#lib/dashboards/stat';
import type { StateTimeline } from '#lib/dashboards/state-timeline';
import type { Table } from '#lib/dashboards/table';
import type { Text } from '#lib/dashboards/text';
import type { TimeSeries } from '#lib/dashboards/time-series';
import type { Trace } from '#lib/dashboards/trace';
import type { TraceList } from '#lib/dashboards/trace-list';
import type { Alert } from '#lib/rules/alert';
import type { LogAlert } from '#lib/rules/log-alert';

export type Panel =
  | Stat
  | Gauge
  | TimeSeries
  | StateTimeline
  | Heatmap
  | Table
  | Text
  | Logs
  | TraceList
  | Trace
  | FlameGraph;

/** The queries of a panel, in the order of their letters. */
export const queriesOf = (panel: Panel): readonly Query[] => (panel.kind === 'text' ? [] : panel.queries);

/** Those that ask for metrics. */
export const metricsQueriesOf = (panel: Panel): readonly MetricsQuery[] =>
  queriesOf(panel).filter((query) => query.kind === 'metrics');

/** The alerts that watch what a panel shows. */
export const alertsOfPanel = (panel: Panel): readonly (Alert | LogAlert)[] =>
  'alerts' in panel ? panel.alerts : [];

/** What a panel needs of each result. */
export const fetches = {
  stat: 'range',
  gauge: 'instant',
  'time series': 'range',
  'state timeline': 'range',
  heatmap: 'buckets',
  table: 'table',
  logs: 'range',
  'trace list': 'table',
  trace: 'table',
  'flame graph': 'table',
} as const satisfies Record<Exclude<Panel['kind'], 'text'>, Fetch>;
