import { problems } from '#test/lib/promql/expression';

/** Right expressions of many shapes: a check that refuses one of them cries wolf. */
const right = [
  'histogram_quantile(0.50, rate(dwcp_consensus_latency_seconds_bucket[1m]))',
  'histogram_quantile(0.95, sum by (le) (rate(dwcp_consensus_latency_seconds_bucket[1m]))) > 0.05',
  'sum(dwcp_bandwidth_utilization_mbps)',
  'avg(dwcp_bandwidth_prediction_accuracy) by (mode) < 0.8',
  '100 * (count by (name) (dwcp_circuit_breaker_state == 0) or 0 * count by (name) (dwcp_circuit_breaker_state)) / count by (name) (dwcp_circuit_breaker_state)',
  'sum by (name) (dwcp_circuit_breaker_state == bool 0) / count by (name) (dwcp_circuit_breaker_state) * 100',
  '(sum by (name) (rate(dwcp_circuit_breaker_failures_total[1m])) or 0 * sum by (name) (rate(dwcp_circuit_breaker_requests_total[1m]))) / (sum by (name) (rate(dwcp_circuit_breaker_requests_total[1m])) > 0)',
  'avg_over_time((dwcp_memory_usage_bytes / (dwcp_memory_usage_bytes + dwcp_memory_available_bytes))[1h:1m]) * 100 > 85',
  '(dwcp_disk_available_bytes / (dwcp_disk_available_bytes + dwcp_disk_used_bytes)) < 0.15',
  'avg_over_time(dwcp_cpu_usage_percent[7d:1h])',
  'predict_linear(dwcp_disk_available_bytes[30d], 86400 * 30) < 0',
  '100 - (avg by (instance) (irate(node_cpu_seconds_total{mode="idle"}[5m])) * 100) > 80',
  'sum without (instance) (rate(node_cpu_seconds_total{mode!="idle"}[5m]))',
  'node_time_seconds / count without (cpu, mode) (node_cpu_seconds_total{mode="idle"}) > 5 or on () vector(1)',
  'sum(rate(http_requests_total{status=~"5.."}[5m])) / sum(rate(http_requests_total[5m])) > 0.01 and sum(rate(http_requests_total[5m])) > 1',
  'sum by (service) (rate(http_requests_total[5m])) < 0.5 * sum by (service) (rate(http_requests_total[5m] offset 1w))',
  '1 - sum(rate(dwcp_consensus_latency_seconds_bucket{le="0.05"}[1h])) / (sum(rate(dwcp_consensus_latency_seconds_count[1h])) > 0) > 14.4 * 0.05',
  'time() - node_time_seconds > 300',
  'count by (job) (up == 0) / count by (job) (up) > 0.5',
  'absent(up{job="dwcp-core"}) or up{job="dwcp-core"} == 0',
  'count(count by (anomaly_type) (increase(dwcp_v3_anomaly_detections_total[5m]) > 0 or (dwcp_v3_anomaly_detections_total unless dwcp_v3_anomaly_detections_total offset 5m))) >= 3',
  'avg(min by (sla_type) (dwcp_v3_sla_compliance{sla_type=~"latency|throughput|error_rate"})) < 0.5',
  'avg(dwcp_v3_throughput_bytes_per_second) < 2.0e9 and on () sum(up) > 0',
  'deriv(dwcp_cpu_usage_percent[30m]) * 1800 > 5',
  'delta(dwcp_cpu_usage_percent[15m]) < 0.1 and dwcp_cpu_usage_percent > 0 and dwcp_cpu_usage_percent < 100',
  'max_over_time(up[5m]) == 0 and on (job) sum by (job) (up) > 1',
  'label_replace(up, "host", "$1", "instance", "([^:]+).*") == 0',
  'topk(5, sum by (service) (rate(http_requests_total[5m])))',
  'quantile by (job) (0.99, dwcp_amst_jitter_ms) > 10',
  'count_values("state", dwcp_circuit_breaker_state)',
  'sum by (alertname) (count_over_time(ALERTS{alertstate="firing"}[1d]))',
  'changes(dwcp_circuit_breaker_state[10m]) > 5 and on (name) dwcp_circuit_breaker_state != 0',
  'hour() >= 8 and hour() < 18 and on () vector(1)',
  'up * on (job, instance) group_left (node_id) dwcp_cpu_usage_percent',
  'scalar(sum(up)) > bool 3',
  '(dwcp:consensus_latency:p95 - dwcp:consensus_latency:p95 offset 1h) / dwcp:consensus_latency:p95 > 0.5',
];

describe('a right expression', () => {
  it.each(right)('%s', (expression) => {
    expect(problems(expression, { use: 'recording' })).toBe('');
  });
});
