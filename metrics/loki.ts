import { impliedBy, oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { zeroToOne } from '#metrics/bounds';
import { loki } from '#metrics/stack-jobs';

/** Loki defines its metrics in its code; all but the rarest were seen on version 3.7.8. @param path from the root of its repository */
const definedIn = <Path extends string>(path: Path) =>
  ({
    job: loki,
    source: { kind: 'documented', document: `https://github.com/grafana/loki/blob/v3.7.8/${path}` },
  }) as const;

const tenant = upTo(1, 'The tenant: fake, while Loki does not ask who somebody is');
const format = oneOf('How lines came', 'otlp', 'json', 'protobuf');
const policy = impliedBy('tenant', 'The policy of its stream, of which there is none');
const retention = impliedBy('tenant', 'For how many hours they are kept');
const internal = impliedBy('tenant', 'Whether Loki wrote them itself');
const ring = oneOf('Of whom', 'compactor', 'distributor', 'ingester', 'scheduler');
const ruleGroup = upTo(10, 'The file and the group');
const user = impliedBy('alertmanager', 'The tenant');
const alertmanager = upTo(9, 'The address of an Alertmanager');

const ofDistributor = definedIn('pkg/loghttp/push/push.go');

export const lokiLinesReceived = counter('loki_distributor_lines_received_total', {
  help: 'Lines that came',
  unit: 'count',
  labels: { tenant, format, policy, is_internal_stream: internal },
  ...ofDistributor,
});

export const lokiBytesReceived = counter('loki_distributor_bytes_received_total', {
  help: 'What lines that came are long',
  unit: 'bytes',
  labels: { tenant, format, policy, is_internal_stream: internal, retention_hours: retention },
  ...ofDistributor,
});

const reason = upTo(20, 'Why, such as rate_limited, greater_than_max_sample_age or line_too_long');
const ofValidation = definedIn('pkg/validation/validate.go');

export const lokiDiscardedLines = counter('loki_discarded_samples_total', {
  help: 'Lines that were refused: nobody finds them',
  unit: 'count',
  labels: { reason, tenant, format, policy, retention_hours: retention },
  ...ofValidation,
});

export const lokiDiscardedBytes = counter('loki_discarded_bytes_total', {
  help: 'What lines that were refused are long',
  unit: 'bytes',
  labels: { reason, tenant, format, policy, retention_hours: retention },
  ...ofValidation,
});

const ofIngester = definedIn('pkg/ingester/metrics.go');

export const lokiWalCorruptions = counter('loki_ingester_wal_corruptions_total', {
  help: 'Parts of the write-ahead log that could not be read again',
  unit: 'count',
  labels: { type: oneOf('Of what', 'checkpoint', 'segment') },
  ...ofIngester,
});

export const lokiWalDiskFull = counter('loki_ingester_wal_disk_full_failures_total', {
  help: 'Writes to the write-ahead log that failed, because the disk is full',
  unit: 'count',
  zeroInitialised: true,
  ...ofIngester,
});

export const lokiWalDiskUsage = gauge('loki_ingester_wal_disk_usage_percent', {
  help: 'Share of the volume in use: above 0.9 no lines are taken',
  unit: 'ratio',
  nameDisagrees: 'the value is a ratio, whatever the name says',
  range: zeroToOne,
  ...ofIngester,
});

export const lokiMemoryStreams = gauge('loki_ingester_memory_streams', {
  help: 'Streams of which lines came within the last hours',
  unit: 'count',
  labels: { tenant },
  ...definedIn('pkg/ingester/instance.go'),
});

export const lokiFlushFailures = counter('loki_ingester_chunks_flush_failures_total', {
  help: 'Attempts to store lines that failed',
  unit: 'count',
  zeroInitialised: true,
  ...ofIngester,
});

export const lokiFlushQueue = gauge('loki_ingester_flush_queue_length', {
  help: 'Streams that wait to be stored',
  unit: 'count',
  ...ofIngester,
});

export const lokiStoreFailures = counter('loki_objstore_bucket_operation_failures_total', {
  help: 'Requests to the bucket, or to the files in its place, that failed',
  unit: 'count',
  zeroInitialised: true,
  labels: {
    operation: oneOf('What for', 'attributes', 'delete', 'exists', 'get', 'get_range', 'iter', 'upload'),
    bucket: impliedBy('operation', 'The bucket'),
  },
  ...definedIn('pkg/storage/bucket/client.go'),
});

export const lokiRingMembers = gauge('loki_ring_members', {
  help: 'Replicas that each part sees, by how they are',
  unit: 'count',
  labels: {
    name: ring,
    state: oneOf('How they are', 'ACTIVE', 'JOINING', 'LEAVING', 'PENDING', 'Unhealthy'),
  },
  ...definedIn('pkg/util/ring/ring.go'),
});

const ofCompactor = definedIn('pkg/compactor/metrics.go');

export const lokiCompactorRuns = gauge('loki_boltdb_shipper_compactor_running', {
  help: 'Whether this replica is the one that compacts and deletes',
  unit: 'none',
  range: zeroToOne,
  ...definedIn('pkg/compactor/compactor.go'),
});

export const lokiLastCompaction = gauge(
  'loki_boltdb_shipper_compact_tables_operation_last_successful_run_timestamp_seconds',
  { help: 'When the index was last compacted', unit: 'seconds', ...ofCompactor },
);

export const lokiLastRetention = gauge(
  'loki_compactor_apply_retention_last_successful_run_timestamp_seconds',
  {
    help: 'When lines beyond their retention were last deleted',
    unit: 'seconds',
    ...ofCompactor,
  },
);

const ofNotifications = definedIn('pkg/ruler/base/notifier.go');

export const lokiAlertsSent = counter('loki_prometheus_notifications_sent_total', {
  help: 'Alerts that Alertmanagers took',
  unit: 'count',
  labels: { alertmanager, user },
  ...ofNotifications,
});

export const lokiAlertsFailed = counter('loki_prometheus_notifications_errors_total', {
  help: 'Alerts that an Alertmanager did not take',
  unit: 'count',
  labels: { alertmanager, user },
  ...ofNotifications,
});

export const lokiAlertsDropped = counter('loki_prometheus_notifications_dropped_total', {
  help: 'Alerts that were given up',
  unit: 'count',
  labels: { alertmanager, user },
  ...ofNotifications,
});

export const lokiAlertmanagers = gauge('loki_prometheus_notifications_alertmanagers_discovered', {
  help: 'Alertmanagers that alerts are sent to',
  unit: 'count',
  labels: { user: tenant },
  ...ofNotifications,
});

const ofRules = definedIn('pkg/ruler/base/manager_metrics.go');

export const lokiRuleFailures = counter('loki_prometheus_rule_evaluation_failures_total', {
  help: 'Rules over log lines that could not be evaluated',
  unit: 'count',
  labels: { rule_group: ruleGroup, user: impliedBy('rule_group', 'The tenant') },
  ...ofRules,
});

export const lokiRuleMisses = counter('loki_prometheus_rule_group_iterations_missed_total', {
  help: 'Evaluations that were left out, because the one before took too long',
  unit: 'count',
  labels: { rule_group: ruleGroup, user: impliedBy('rule_group', 'The tenant') },
  ...ofRules,
});

export const lokiRequestDuration = histogram('loki_request_duration_seconds', {
  help: 'How long answers took',
  unit: 'seconds',
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100],
  labels: {
    route: upTo(60, 'The route, such as loki_api_v1_query_range'),
    method: impliedBy('route', 'The HTTP method, or gRPC'),
    status_code: upTo(4, 'The HTTP status'),
    ws: impliedBy('route', 'Whether it is a web socket'),
  },
  ...definedIn('pkg/loki/loki.go'),
});

export const lokiPanics = counter('loki_panic_total', {
  help: 'Requests that ended in a panic',
  unit: 'count',
  zeroInitialised: true,
  ...definedIn('pkg/util/server/recovery.go'),
});
