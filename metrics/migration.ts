import { exponentialBuckets } from '#lib/metrics/buckets';
import { oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { anyNode } from '#metrics/bounds';
import { dwcpCore } from '#metrics/dwcp-jobs';

const job = dwcpCore;

export const migrations = counter('dwcp_migration_total', {
  help: 'Migrations of VMs that were finished, well or not',
  unit: 'count',
  job,
});

export const migrationSuccesses = counter('dwcp_migration_success_total', {
  help: 'Migrations that succeeded',
  unit: 'count',
  job,
});

export const migrationFailures = counter('dwcp_migration_failure_total', {
  help: 'Migrations that failed',
  unit: 'count',
  job,
});

export const migrationDuration = histogram('dwcp_migration_duration_seconds', {
  help: 'Time that a migration took',
  unit: 'seconds',
  labels: {
    source_node: anyNode,
    dest_node: anyNode,
    dwcp_enabled: oneOf('Whether DWCP carried it, or the plain way', 'true', 'false'),
  },
  job,
  buckets: exponentialBuckets(1, 2, 10),
  note: 'This is v1; v3 has dwcp_v3_migration_duration_seconds',
});

export const migrationSpeedup = gauge('dwcp_migration_speedup_factor', {
  help: 'How many times faster a migration is with DWCP',
  unit: 'none',
  labels: { vm_type: upTo(10, 'The type of the VM') },
  job,
});

export const activeMigrations = gauge('dwcp_active_migrations', {
  help: 'Migrations that are under way',
  unit: 'count',
  job,
});
