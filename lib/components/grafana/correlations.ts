/**
 * How one signal leads to another. Grafana's own links open Explore, which it keeps from those who only view; so each
 * trace id leads to the dashboard `dwcp-troubleshooting` as well, which everybody may see.
 */

import type { SignalUrls } from '#lib/components/grafana/signals';

/** The page of a trace. It is opened with the time that is shown, where there is one. */
const traceUrl = `/d/dwcp-troubleshooting?\${__url_time_range}&var-trace_id=\${__value.raw}`;

/** What the two links of a trace id are called. */
const toDashboard = 'DWCP Troubleshooting';
const toExplore = 'Explore';

/** From a point of a graph: https://grafana.com/docs/grafana/latest/datasources/prometheus/configure/#exemplars */
export const ofMetrics = ({ traces }: SignalUrls) =>
  traces !== undefined && {
    exemplarTraceIdDestinations: [
      { name: 'trace_id', url: literal(traceUrl), urlDisplayLabel: toDashboard },
      { name: 'trace_id', datasourceUid: 'jaeger', urlDisplayLabel: toExplore },
    ],
  };

/**
 * From a log line, by its structured metadata. With a data source, `url` is what that is asked.
 * https://grafana.com/docs/grafana/latest/datasources/loki/configure/#derived-fields
 */
export const ofLogs = ({ traces }: SignalUrls) =>
  traces !== undefined && {
    derivedFields: [
      { ...byTraceId, url: literal(traceUrl), urlDisplayLabel: toDashboard },
      { ...byTraceId, url: literal(`\${__value.raw}`), urlDisplayLabel: toExplore, datasourceUid: 'jaeger' },
    ],
  };

const byTraceId = { name: 'Trace', matcherType: 'label', matcherRegex: 'trace_id' } as const;

/**
 * From a span to the log lines of its trace, and to the metrics of its component.
 * https://grafana.com/docs/grafana/latest/datasources/jaeger/configure/
 *
 * @param metrics the uid of the data source that has them
 */
export const ofTraces = ({ logs }: SignalUrls, metrics: string) => ({
  ...(logs !== undefined && {
    tracesToLogsV2: {
      datasourceUid: 'loki',
      ...around,
      filterByTraceID: false,
      filterBySpanID: false,
      customQuery: true,
      query: literal(logsOfTrace),
    },
  }),
  tracesToMetrics: {
    datasourceUid: metrics,
    ...around,
    tags: [{ key: 'component', value: 'component' }],
    queries: metricsOfSpan.map(({ name, query }) => ({ name, query: literal(query) })),
  },
  nodeGraph: { enabled: true },
});

/** Lines are written while a span runs, and a little after. */
const around = { spanStartTimeShift: '-5m', spanEndTimeShift: '5m' } as const;

/** The log lines of the trace. */
export const logsOfTrace = `{job="dwcp-v3"} | trace_id="\${__trace.traceId}"`;

/** What to look at besides a span: `$__tags` are the labels that follow from it. */
export const metricsOfSpan = [
  {
    name: 'Errors of the component',
    query: 'sum by (error_type) (rate(dwcp_v3_component_errors_total{$__tags}[5m]))',
  },
  {
    name: 'Latency of the component, p95',
    query:
      'histogram_quantile(0.95, sum by (le) (rate(dwcp_v3_component_latency_seconds_bucket{$__tags}[5m])))',
  },
] as const;

/** In files of provisioning a dollar sign begins a variable of the environment, unless there are two. */
const literal = (text: string): string => text.replaceAll('$', '$$$$');
