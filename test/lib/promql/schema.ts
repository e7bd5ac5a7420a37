import type { Schema, Series } from '#lib/promql/series';
import { milliseconds, seconds } from '#lib/units/duration';

const target = ['job', 'instance'];
const everySecond = seconds(1);
const everyFiveSeconds = seconds(5);

const consensus: readonly Series[] = [
  {
    name: 'dwcp_consensus_latency_seconds_bucket',
    kind: 'histogram bucket',
    unit: 'seconds',
    labels: new Set([...target, 'le']),
    interval: everySecond,
    buckets: ['0.01', '0.05', '0.1', '0.5', '1.0', '+Inf'],
  },
  counter('dwcp_consensus_latency_seconds_sum', 'seconds', []),
  counter('dwcp_consensus_latency_seconds_count', 'count', []),
  counter('dwcp_consensus_rounds_total', 'count', []),
  counter('dwcp_consensus_byzantine_events_total', 'count', [], false),
];

const breakers: readonly Series[] = [
  {
    ...gauge('dwcp_circuit_breaker_state', 'none', ['name']),
    interval: milliseconds(500),
    range: { atLeast: 0, atMost: 2 },
  },
  counter('dwcp_circuit_breaker_failures_total', 'count', ['name']),
  counter('dwcp_circuit_breaker_requests_total', 'count', ['name', 'result']),
];

const resources: readonly Series[] = [
  gauge('dwcp_bandwidth_utilization_mbps', 'megabitsPerSecond', []),
  {
    ...gauge('dwcp_bandwidth_prediction_accuracy', 'ratio', ['mode']),
    range: { atLeast: 0, atMost: 1 },
    values: new Map([['mode', ['datacenter', 'internet', 'hybrid']]]),
  },
  gauge('dwcp_cpu_usage_percent', 'percent', ['node_id']),
  gauge('dwcp_memory_usage_bytes', 'bytes', ['node_id']),
  gauge('dwcp_memory_available_bytes', 'bytes', ['node_id']),
  gauge('dwcp_disk_available_bytes', 'bytes', ['node_id', 'device']),
  gauge('dwcp_disk_used_bytes', 'bytes', ['node_id', 'device']),
  gauge('dwcp_amst_jitter_ms', 'milliseconds', []),
  { ...gauge('dwcp_error_budget_remaining', 'ratio', ['budget']), range: { atMost: 1 } },
  {
    ...gauge('dwcp_anomaly_score', 'ratio', ['entity', 'model']),
    values: new Map([['job', ['dwcp-anomaly-detector']]]),
  },
  gauge('dwcp_v3_sla_compliance', 'none', ['sla_type', 'metric']),
  gauge('dwcp_v3_throughput_bytes_per_second', 'bytesPerSecond', ['component', 'direction', 'transport']),
  counter('dwcp_network_bytes_sent_total', 'bytes', ['node_id', 'interface']),
  counter('dwcp_v3_anomaly_detections_total', 'count', ['anomaly_type', 'severity'], false),
  counter('dwcp_migration_total', 'count', []),
  counter('dwcp_migration_failure_total', 'count', []),
  counter('http_requests_total', 'count', ['service', 'endpoint', 'method', 'status']),
  counter('node_cpu_seconds_total', 'seconds', ['cpu', 'mode']),
  gauge('node_time_seconds', 'seconds', []),
  gauge('up', 'none', []),
  gauge('ALERTS', 'none', ['alertname', 'alertstate']),
];

const mlBuckets: Series = {
  name: 'dwcp_ml_inference_duration_ms_bucket',
  kind: 'histogram bucket',
  unit: 'milliseconds',
  labels: new Set([...target, 'le', 'model_type', 'model_version']),
  interval: everyFiveSeconds,
};

const recorded: readonly Series[] = [
  {
    name: 'dwcp:consensus_latency:p95',
    kind: 'recorded',
    unit: 'seconds',
    labels: new Set(),
    interval: seconds(10),
    range: { atLeast: 0, atMost: 2.5 },
  },
  {
    name: 'dwcp:requests:rate5m',
    kind: 'recorded',
    unit: 'perSecond',
    labels: new Set(['name']),
    interval: seconds(10),
  },
];

/** A few series of DWCP as the catalogue and the recording rules make them. */
export const schema: Schema = schemaOf([...consensus, ...breakers, ...resources, mlBuckets, ...recorded]);

function schemaOf(series: readonly Series[]): Schema {
  const byName = new Map(series.map((one) => [one.name, one]));
  return { series: (name) => byName.get(name), names: () => byName.keys() };
}

function gauge(name: string, unit: Series['unit'], labels: readonly string[]): Series {
  return { name, kind: 'gauge', unit, labels: new Set([...target, ...labels]), interval: everyFiveSeconds };
}

function counter(
  name: string,
  unit: Series['unit'],
  labels: readonly string[],
  zeroInitialised = true,
): Series {
  return {
    name,
    kind: 'counter',
    unit,
    labels: new Set([...target, ...labels]),
    interval: everyFiveSeconds,
    zeroInitialised,
  };
}
