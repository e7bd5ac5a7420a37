import { renderProblem } from '#lib/problem';
import { checkText } from '#lib/promql/check';
import { problemOf } from '#lib/promql/problem-of';
import { withRecordings } from '#lib/rules/schema';
import { checkRules } from '#lib/rules/check';
import { resolveGroups } from '#lib/rules/resolve';
import { catalogue } from '#metrics/index';
import { recordings } from '#recordings/index';
import { alerts } from '#alerts/index';
const rows = String.raw`
rate(dwcp_v3_migrations_total[5m])
avg_over_time(dwcp_v3_throughput_bytes_per_second[10m])
histogram_quantile(0.99, sum(rate(dwcp_v3_migration_latency_seconds_bucket[5m])) by (le)) > 0.5
avg(dwcp_v3_throughput_bytes_per_second) / 1e9
avg(dwcp_v3_throughput_bytes_per_second) by (transport) / 1e9
sum(rate(dwcp_v3_errors_total[5m])) by (component)
avg(dwcp_v3_resource_utilization_percent{resource_type="cpu"}) > 80
rate(dwcp_v3_network_bytes_total[5m]) / 1e9
avg(dwcp_v3_sla_compliance) * 100
sum(increase(dwcp_v3_sla_violations_total[24h]))
100 - (avg by(instance) (irate(node_cpu_seconds_total{mode="idle"}[5m])) * 100)
(node_memory_MemTotal_bytes - node_memory_MemAvailable_bytes) / node_memory_MemTotal_bytes * 100
(node_filesystem_size_bytes - node_filesystem_avail_bytes) / node_filesystem_size_bytes * 100 > 85
avg(min by (sla_type) (dwcp_v3_sla_compliance{sla_type=~"latency|throughput|error_rate"})) < 0.5
avg(dwcp_v3_throughput_bytes_per_second) < 2e9 and on () sum(dwcp_active_migrations) > 0
dwcp_v3_component_health == 0
max by (component) (dwcp_v3_component_health) == 0
deriv(dwcp_v3_resource_utilization_percent{resource_type="memory"}[30m]) * 1800 > 5
delta(dwcp_v3_rollout_progress_percent[15m]) < 0.1 and dwcp_v3_rollout_progress_percent > 0 and dwcp_v3_rollout_progress_percent < 100
count(count by (anomaly_type) (increase(dwcp_v3_anomaly_detections_total[5m]) > 0 or (dwcp_v3_anomaly_detections_total unless dwcp_v3_anomaly_detections_total offset 5m))) >= 3
increase(dwcp_v3_acp_consensus_failures_total[2m]) > 0 or (dwcp_v3_acp_consensus_failures_total unless dwcp_v3_acp_consensus_failures_total offset 2m)
avg(dwcp_v3_sla_compliance) < 0.95
dwcp_v3_amst_active_streams > 450
avg(dwcp_v3_acp_consensus_latency_ms) > 100
rate(prometheus_target_scrapes_exceeded_sample_limit_total[5m]) > 0 or rate(prometheus_target_scrapes_sample_duplicate_timestamp_total[5m]) > 0
up{job="alertmanager"} == 0
sum by (service) (rate(http_requests_total{status=~"5.."}[5m])) / (sum by (service) (rate(http_requests_total[5m])) > 0) > 0.01
(sum by (service) (rate(http_requests_total{status=~"5.."}[5m])) or 0 * sum by (service) (rate(http_requests_total[5m]))) / (sum by (service) (rate(http_requests_total[5m])) > 0)
histogram_quantile(0.95, sum by (le, service) (rate(http_request_duration_seconds_bucket[5m]))) > 0.5
1 - (sum(rate(http_request_duration_seconds_bucket{le="0.5"}[1h])) / (sum(rate(http_request_duration_seconds_count[1h])) > 0)) > 14.4 * 0.05
sum by (service) (rate(http_requests_total[5m])) < 0.5 * sum by (service) (rate(http_requests_total[5m] offset 1w))
queue_depth / queue_capacity > 0.7
predict_linear(node_filesystem_avail_bytes{fstype!~"tmpfs|ramfs"}[6h], 24 * 3600) < 0 and node_filesystem_readonly == 0
(node_filesystem_avail_bytes{fstype!=""} / node_filesystem_size_bytes{fstype!=""} * 100 < 5 and node_filesystem_readonly{fstype!=""} == 0)
rate(node_network_receive_errs_total[2m]) / rate(node_network_receive_packets_total[2m]) > 0.01
node_nf_conntrack_entries / node_nf_conntrack_entries_limit > 0.75
increase(node_edac_correctable_errors_total[1m]) > 0
(node_timex_offset_seconds > 0.05 and deriv(node_timex_offset_seconds[5m]) >= 0) or (node_timex_offset_seconds < -0.05 and deriv(node_timex_offset_seconds[5m]) <= 0)
min_over_time(node_timex_sync_status[5m]) == 0 and node_timex_maxerror_seconds >= 16
node_md_disks_required - ignoring (state) (node_md_disks{state="active"}) > 0
node_load1 / count without (cpu, mode) (node_cpu_seconds_total{mode="idle"})
max_over_time(prometheus_config_last_reload_successful{job="prometheus"}[5m]) == 0
predict_linear(prometheus_notifications_queue_length[5m], 60 * 30) > min_over_time(prometheus_notifications_queue_capacity[5m])
rate(prometheus_notifications_errors_total[5m]) / rate(prometheus_notifications_sent_total[5m]) * 100 > 1
sum without (type) (rate(prometheus_tsdb_head_samples_appended_total[5m])) <= 0 and (sum without (scrape_job) (prometheus_target_metadata_cache_entries) > 0 or sum without (rule_group) (prometheus_rule_group_rules) > 0)
increase(prometheus_tsdb_compactions_failed_total[3h]) > 0
(max_over_time(prometheus_remote_storage_highest_timestamp_in_seconds[5m]) - ignoring (remote_name, url) group_right max_over_time(prometheus_remote_storage_queue_highest_sent_timestamp_seconds[5m])) > 120
time() - process_start_time_seconds > 300
alertmanager_cluster_members < on (job) group_left count by (job) (alertmanager_cluster_members)
count by (job) (changes(process_start_time_seconds[10m]) > 4) / count by (job) (up) >= 0.5
rate(alertmanager_notifications_failed_total[15m]) / ignoring (reason) group_left () rate(alertmanager_notifications_total[15m]) > 0.01
dwcp_hde_compression_ratio_bucket
sum(rate(dwcp_hde_bytes_original_total[5m])) / (sum(rate(dwcp_hde_bytes_compressed_total[5m])) > 0)
sum by (alertname) (count_over_time(ALERTS{alertstate="firing"}[1d]))
kube_pod_status_phase{phase=~"Pending|Unknown"} > 0
rate(container_cpu_usage_seconds_total{container!=""}[5m])
sum by (namespace, pod) (kube_pod_status_phase{phase=~"Pending|Unknown|Failed"}) * on (namespace, pod) group_left (owner_kind) max by (namespace, pod, owner_kind) (kube_pod_owner{owner_kind!="Job"}) > 0
kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes < 0.03 and kubelet_volume_stats_used_bytes > 0
sum by (namespace, pod) (rate(container_cpu_cfs_throttled_periods_total[5m])) / (sum by (namespace, pod) (rate(container_cpu_cfs_periods_total[5m])) > 0) > 0.25
label_replace(up, "host", "$1", "instance", "([^:]+).*") == 0
max_over_time(scrape_duration_seconds[5m]) > 0.4
quantile by (job) (0.99, scrape_duration_seconds) > 1
abs(dwcp_bandwidth_predicted_mbps - dwcp_bandwidth_utilization_mbps) / (dwcp_bandwidth_utilization_mbps > 0)
`.trim().split('\n');
it('x', () => {
  const schema = withRecordings(catalogue, recordings);
  let out = '';
  for (const r of rows) for (const d of checkText(r, { schema, use: 'alert', alwaysFiring: true })) out += renderProblem(problemOf(d, r, { file: 'q' }, d.check)) + '\n';
  const groups = resolveGroups([...recordings, ...alerts], { alerts: {}, hosts: { runbooks: 'https://x' } });
  out += '=== repo\n' + checkRules(groups, schema).map(renderProblem).join('\n') + '\n';
  process.stdout.write(out);
});
