import type { Environment } from '#lib/environment/environment';
import type { LogsChoices } from '#lib/environment/logs-choices';
import { type IndexLabel, indexLabels } from '#lib/logs/labels';
import { cardinality } from '#lib/metrics/label';
import { ingestionLimits } from '#lib/sizing/loki';
import { days, shortest } from '#lib/units/duration';

/** How old a line may be when it comes: as long as a node may have been cut off. */
const oldest = days(7);

/** Streams of which lines came within the last hours. Every pod of a job shares those of its levels. */
function mostStreams(): number {
  const { namespace, job, level } = indexLabels satisfies Record<IndexLabel, unknown>;
  return Math.max(cardinality(namespace), cardinality(job)) * cardinality(level) * 10;
}

/** What the tenant may do: https://grafana.com/docs/loki/latest/configure/#limits_config */
export function limits(environment: Environment, choices: LogsChoices) {
  const { rate, burst } = ingestionLimits(environment);
  const { retention } = choices;
  return {
    retention_period: retention.toGo(),
    max_query_lookback: retention.toGo(),
    // None asks further, and `max_query_lookback` cuts what does.
    max_query_length: '0s',
    ingestion_rate_mb: rate,
    ingestion_burst_size_mb: burst,
    // A stream holds the lines of all pods of a job: no limit of its own below that of all.
    per_stream_rate_limit: `${rate}MB`,
    per_stream_rate_limit_burst: `${burst}MB`,
    max_global_streams_per_user: mostStreams(),
    reject_old_samples: true,
    reject_old_samples_max_age: shortest([oldest, retention]).toGo(),
    // A node that was cut off sends lines much older than those of the others, into the same streams.
    shard_streams: { enabled: true, time_sharding_enabled: true },
    max_line_size: '256KB',
    max_line_size_truncate: true,
    max_line_size_truncate_identifier: '... (cut)',
    max_label_names_per_series: 15,
    allow_structured_metadata: true,
    max_structured_metadata_size: '64KB',
    max_structured_metadata_entries_count: 128,
    // Both would be labels that nobody declared.
    discover_service_name: [],
    discover_log_levels: false,
    max_entries_limit_per_query: 5_000,
    max_query_series: 1_000,
    max_query_parallelism: 32,
    tsdb_max_query_parallelism: 32,
    max_concurrent_tail_requests: 10,
    query_timeout: '1m',
    // Nobody deletes lines before their time.
    deletion_mode: 'disabled',
    otlp_config: {
      resource_attributes: {
        ignore_defaults: true,
        attributes_config: [
          { action: 'index_label', attributes: [...Object.keys(indexLabels), ...choices.indexLabels] },
        ],
      },
    },
  };
}
