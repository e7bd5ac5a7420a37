import { infer } from '#lib/promql/inferred';
import { treeOf } from '#test/lib/promql/expression';
import { schema } from '#test/lib/promql/schema';

const labelsOf = (text: string): string => {
  const { labels } = infer(treeOf(text), schema);
  return labels === undefined ? 'unknown' : [...labels].sort().join(' ');
};

const unitOf = (text: string): string => infer(treeOf(text), schema).unit ?? 'unknown';

describe('the labels of a result', () => {
  it.each([
    ['dwcp_cpu_usage_percent', 'instance job node_id'],
    ['dwcp_cpu_usage_percent{node_id=""}', 'instance job'],
    ['avg_over_time(dwcp_cpu_usage_percent[1h])', 'instance job node_id'],
    ['sum(up)', ''],
    ['sum by (job, pod) (up)', 'job'],
    ['sum without (job) (up)', 'instance'],
    ['topk by (job) (3, up)', 'instance job'],
    ['count_values("value", up)', 'value'],
    ['absent(up{job="a", instance=~"b"})', 'job'],
    ['vector(1)', ''],
    ['label_replace(up, "node", "$1", "instance", "(.*):.*")', 'instance job node'],
    ['label_replace(up, "job", "", "job", ".*")', 'instance'],
    ['label_join(up, "both", "-", "job", "instance")', 'both instance job'],
    ['histogram_quantile(0.9, rate(dwcp_consensus_latency_seconds_bucket[1m]))', 'instance job'],
    ['dwcp_cpu_usage_percent > 80', 'instance job node_id'],
    ['2 * up', 'instance job'],
    ['up * on (job) dwcp_cpu_usage_percent', 'job'],
    ['dwcp_disk_used_bytes / ignoring (device) dwcp_memory_usage_bytes', 'instance job node_id'],
    [
      'dwcp_cpu_usage_percent * on (job) group_left (name) dwcp_circuit_breaker_state',
      'instance job name node_id',
    ],
    ['up * on (job) group_right () dwcp_cpu_usage_percent', 'instance job node_id'],
    ['up and on (job) dwcp_cpu_usage_percent', 'instance job'],
    ['sum(up) or dwcp_cpu_usage_percent', 'instance job node_id'],
    ['{__name__=~"dwcp_(cpu|disk)_.*"}', 'device instance job node_id'],
    ['missing', 'unknown'],
    ['sum by (a) (missing)', 'a'],
    ['up or missing', 'unknown'],
  ])('%s: %s', (text, expected) => {
    expect(labelsOf(text)).toBe(expected);
  });
});

const rangeOf = (text: string): string => {
  const { atLeast, atMost } = infer(treeOf(text), schema).range;
  return `${atLeast ?? ''}..${atMost ?? ''}`;
};

describe('the unit of a result', () => {
  it.each([
    ['dwcp_memory_usage_bytes', 'bytes'],
    ['rate(dwcp_network_bytes_sent_total[1m])', 'bytesPerSecond'],
    ['increase(dwcp_network_bytes_sent_total[1m])', 'bytes'],
    ['rate(http_requests_total[1m])', 'perSecond'],
    ['rate(node_cpu_seconds_total[1m])', 'ratio'],
    ['100 * avg(rate(node_cpu_seconds_total[1m]))', 'percent'],
    ['sum(rate(http_requests_total[1m])) / count(up)', 'unknown'],
    ['sum(increase(http_requests_total[1m])) / sum(increase(dwcp_migration_total[1m]))', 'ratio'],
    ['dwcp_memory_usage_bytes / (dwcp_memory_usage_bytes + dwcp_memory_available_bytes)', 'ratio'],
    ['rate(dwcp_network_bytes_sent_total[1m]) / rate(dwcp_migration_total[1m])', 'bytes'],
    [
      'rate(dwcp_consensus_latency_seconds_sum[1m]) / rate(dwcp_consensus_latency_seconds_count[1m])',
      'seconds',
    ],
    ['rate(dwcp_consensus_latency_seconds_bucket[1m])', 'perSecond'],
    ['histogram_quantile(0.9, sum by (le) (rate(dwcp_ml_inference_duration_ms_bucket[1m])))', 'milliseconds'],
    ['histogram_fraction(0, 1, up)', 'ratio'],
    ['dwcp_amst_jitter_ms / 1000', 'seconds'],
    ['dwcp_memory_usage_bytes / 1024', 'unknown'],
    ['0.5 * dwcp_memory_usage_bytes', 'bytes'],
    ['-dwcp_memory_usage_bytes', 'bytes'],
    ['deriv(dwcp_memory_usage_bytes[1h])', 'bytesPerSecond'],
    ['deriv(dwcp_memory_usage_bytes[1h]) * 7 * 86400', 'unknown'],
    ['predict_linear(dwcp_disk_available_bytes[1h], 3600)', 'bytes'],
    ['dwcp_disk_available_bytes / rate(dwcp_network_bytes_sent_total[1m])', 'seconds'],
    ['quantile_over_time(0.9, dwcp_amst_jitter_ms[1h])', 'milliseconds'],
    ['changes(dwcp_circuit_breaker_state[1h])', 'count'],
    ['count(up == 1)', 'count'],
    ['stdvar(dwcp_amst_jitter_ms)', 'unknown'],
    ['time() - node_time_seconds', 'seconds'],
    ['dwcp_bandwidth_utilization_mbps * 125000', 'bytesPerSecond'],
    ['dwcp_amst_jitter_ms or vector(0)', 'milliseconds'],
    ['dwcp_amst_jitter_ms or dwcp_memory_usage_bytes', 'unknown'],
    ['dwcp_amst_jitter_ms > bool 5', 'unknown'],
    ['dwcp_amst_jitter_ms ^ 2', 'unknown'],
    ['up', 'unknown'],
    ['missing', 'unknown'],
    ['1024 * 1024', 'unknown'],
  ])('%s: %s', (text, expected) => {
    expect(unitOf(text)).toBe(expected);
  });
});

describe('the range of a result', () => {
  it.each([
    ['dwcp_circuit_breaker_state', '0..2'],
    ['dwcp_circuit_breaker_state{name="a"} offset 5m', '0..2'],
    ['dwcp_migration_total', '0..'],
    ['dwcp_memory_usage_bytes', '0..'],
    ['dwcp_bandwidth_utilization_mbps', '..'],
    ['{__name__=~"dwcp_circuit_breaker_state|dwcp_error_budget_remaining"}', '..2'],
    ['missing', '..'],
    ['avg_over_time(dwcp_circuit_breaker_state[1h])', '0..2'],
    ['max_over_time(dwcp_circuit_breaker_state[1h:1m])', '0..2'],
    ['quantile_over_time(0.9, dwcp_circuit_breaker_state[1h])', '0..2'],
    ['quantile_over_time(2, dwcp_circuit_breaker_state[1h])', '..'],
    ['sum_over_time(dwcp_circuit_breaker_state[1h])', '0..'],
    ['count_over_time(dwcp_circuit_breaker_state[1h])', '1..'],
    ['changes(dwcp_circuit_breaker_state[1h])', '0..'],
    ['delta(dwcp_circuit_breaker_state[1h])', '..'],
    ['increase(dwcp_migration_total[1h])', '0..'],
    ['rate(dwcp_error_budget_remaining[1h])', '..'],
    ['max by (name) (dwcp_circuit_breaker_state)', '0..2'],
    ['topk(3, dwcp_circuit_breaker_state)', '0..2'],
    ['quantile(0.5, dwcp_circuit_breaker_state)', '0..2'],
    ['quantile(50, dwcp_circuit_breaker_state)', '..'],
    ['sum(dwcp_circuit_breaker_state)', '0..'],
    ['sum(dwcp_error_budget_remaining)', '..'],
    ['count(dwcp_circuit_breaker_state)', '1..'],
    ['stddev(dwcp_circuit_breaker_state)', '..'],
    ['50 * dwcp_circuit_breaker_state', '0..100'],
    ['dwcp_circuit_breaker_state / (4)', '0..0.5'],
    ['-1 * dwcp_circuit_breaker_state', '..'],
    ['-dwcp_circuit_breaker_state', '..'],
    ['+dwcp_circuit_breaker_state', '0..2'],
    ['1 - dwcp_circuit_breaker_state', '..'],
    ['1 / dwcp_circuit_breaker_state', '..'],
    ['dwcp_circuit_breaker_state > 1', '0..2'],
    ['1 < dwcp_circuit_breaker_state', '0..2'],
    ['dwcp_circuit_breaker_state > bool 1', '..'],
    ['dwcp_circuit_breaker_state and up', '0..2'],
    ['dwcp_circuit_breaker_state or vector(5)', '0..5'],
    ['dwcp_circuit_breaker_state or up', '..'],
    ['histogram_quantile(0.9, rate(dwcp_consensus_latency_seconds_bucket[1m]))', '0..1'],
    ['histogram_quantile(1.5, rate(dwcp_consensus_latency_seconds_bucket[1m]))', '..'],
    ['histogram_quantile(0.9, rate(dwcp_ml_inference_duration_ms_bucket[1m]))', '..'],
    ['histogram_quantile(0.9, missing)', '..'],
  ])('%s: %s', (text, expected) => {
    expect(rangeOf(text)).toBe(expected);
  });
});
