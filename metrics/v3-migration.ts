import { exponentialBuckets } from '#lib/metrics/buckets';
import { upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { anyNode, mode, result } from '#metrics/bounds';
import { dwcpV3 } from '#metrics/dwcp-jobs';

const job = dwcpV3;

export const v3MigrationLatency = histogram('dwcp_v3_migration_latency_seconds', {
  help: 'Time for which a VM stands still during its migration',
  unit: 'seconds',
  labels: {
    source: upTo(6, 'The node the VM leaves: those that one target sends from'),
    destination: anyNode,
    vm_size: upTo(4, 'The size of the VM, such as small'),
    mode,
  },
  job,
  buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
});

export const v3Migrations = counter('dwcp_v3_migrations_total', {
  help: 'Migrations that were finished, well or not',
  unit: 'count',
  labels: { mode, result },
  job,
});

export const v3MigrationSuccesses = counter('dwcp_v3_migration_success_total', {
  help: 'Migrations that succeeded',
  unit: 'count',
  labels: { node_id: anyNode, mode },
  job,
});

export const v3MigrationDuration = histogram('dwcp_v3_migration_duration_seconds', {
  help: 'Time that a migration took from beginning to end',
  unit: 'seconds',
  labels: { node_id: anyNode, mode },
  job,
  buckets: exponentialBuckets(1, 2, 12),
});

export const v3ModeSwitches = counter('dwcp_v3_mode_switches_total', {
  help: 'Changes from one mode to another',
  unit: 'count',
  labels: {
    node_id: anyNode,
    from_mode: { ...mode, meaning: 'The mode before' },
    to_mode: { ...mode, meaning: 'The mode after' },
  },
  job,
});

export const v3ModeLatency = histogram('dwcp_v3_mode_latency_seconds', {
  help: 'Time that an operation took in a mode',
  unit: 'seconds',
  labels: { node_id: anyNode, mode, operation: upTo(6, 'What DWCP did') },
  job,
  buckets: exponentialBuckets(0.001, 2, 15),
});

export const v3ModeThroughput = gauge('dwcp_v3_mode_throughput_mbps', {
  help: 'What is carried in a mode',
  unit: 'megabitsPerSecond',
  labels: { node_id: anyNode, mode },
  job,
});

export const v3ActiveStreams = gauge('dwcp_v3_active_streams', {
  help: 'Streams that are open',
  unit: 'count',
  labels: { node_id: anyNode, mode },
  job,
});
