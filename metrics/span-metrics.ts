import { impliedBy, oneOf, upTo } from '#lib/metrics/label';
import { counter, histogram } from '#lib/metrics/metric';
import { spanMetrics } from '#metrics/stack-jobs';

/** The gateway counts 50 services apart, and 100 combinations of the others of each (`spanMetricsLimits`). */
const ofSpan = {
  service_name: upTo(50, 'The service, as the SDK calls it'),
  span_name: upTo(33, 'The operation'),
  span_kind: impliedBy('span_name', 'Which side of a call it is: SPAN_KIND_SERVER'),
  status_code: oneOf('How it ended', 'STATUS_CODE_UNSET', 'STATUS_CODE_OK', 'STATUS_CODE_ERROR'),
};

/** Seen with collector 0.155.0. */
const ofConnector = {
  job: spanMetrics,
  source: {
    kind: 'documented',
    document:
      'https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/v0.155.0/connector/spanmetricsconnector/README.md',
  },
  note: 'counted before sampling: the trace of an exemplar may not have been kept',
} as const;

export const spanCalls = counter('traces_span_metrics_calls_total', {
  help: 'Spans, before any trace is dropped',
  unit: 'count',
  labels: ofSpan,
  ...ofConnector,
});

export const spanDuration = histogram('traces_span_metrics_duration_milliseconds', {
  help: 'How long spans took',
  unit: 'milliseconds',
  buckets: [5, 10, 25, 50, 100, 300, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000],
  labels: ofSpan,
  ...ofConnector,
});
