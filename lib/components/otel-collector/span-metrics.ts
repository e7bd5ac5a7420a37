import type { ReplicaPaths } from '#lib/components/deployed/description';
import { spanMetricsLimits } from '#lib/sizing/otel-collector';
import { otelCollector } from '#lib/topology/programs';
import { hours, milliseconds, minutes, seconds } from '#lib/units/duration';

/** Among them are the bounds of every SLO on durations, so that what is counted from spans can be compared with those. */
const durationBounds = [
  milliseconds(5),
  milliseconds(10),
  milliseconds(25),
  milliseconds(50),
  milliseconds(100),
  milliseconds(300),
  milliseconds(500),
  seconds(1),
  milliseconds(2_500),
  seconds(5),
  seconds(10),
  seconds(30),
  minutes(1),
] as const;

/** How long a series stays that gets no spans any more. */
const staysFor = hours(1).toGo();

/**
 * Counts calls, errors and durations of all spans, before any trace is dropped, with a trace as an example of each. Names of
 * spans make series: what exceeds the limits is counted together, under `otel_metric_overflow`. Prometheus' `instance` keeps
 * the replicas apart.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.155.0/connector/spanmetricsconnector
 */
export const spanMetrics = {
  exclude_dimensions: ['collector.instance.id'],
  resource_metrics_key_attributes: ['service.name'],
  resource_metrics_cache_size: spanMetricsLimits.services,
  aggregation_cardinality_limit: spanMetricsLimits.combinations,
  histogram: { unit: 'ms', explicit: { buckets: durationBounds.map((bound) => bound.toString()) } },
  exemplars: { enabled: true, max_per_data_point: 1 },
  metrics_flush_interval: '15s',
  metrics_expiration: staysFor,
} as const;

/**
 * Where Prometheus finds them: in OpenMetrics, the only format with exemplars.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.155.0/exporter/prometheusexporter
 */
export const spanMetricsPage = (paths: ReplicaPaths) => ({
  endpoint: paths.listen(otelCollector.ports.spanMetrics),
  enable_open_metrics: true,
  without_scope_info: true,
  metric_expiration: staysFor,
});
