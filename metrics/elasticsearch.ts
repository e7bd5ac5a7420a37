import { impliedBy, oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { elasticsearchExporter } from '#metrics/stack-jobs';

/** @param file of the exporter's collectors, which document their metrics */
const ofCollector = <File extends string>(file: File) =>
  ({
    job: elasticsearchExporter,
    source: {
      kind: 'documented',
      document: `https://github.com/prometheus-community/elasticsearch_exporter/blob/v1.11.0/collector/${file}`,
    },
  }) as const;

const ofCluster = ofCollector('cluster_health.go');

export const elasticsearchStatus = gauge('elasticsearch_cluster_health_status', {
  help: '1 for the color that the cluster has: yellow lacks copies, red lacks data',
  unit: 'none',
  ...ofCluster,
  labels: { color: oneOf('The color', 'green', 'yellow', 'red') },
});

export const elasticsearchNodes = gauge('elasticsearch_cluster_health_number_of_nodes', {
  help: 'Nodes that belong to the cluster',
  unit: 'count',
  ...ofCluster,
});

export const elasticsearchUnassignedShards = gauge('elasticsearch_cluster_health_unassigned_shards', {
  help: 'Shards and copies that no node has',
  unit: 'count',
  ...ofCluster,
});

export const elasticsearchActiveShards = gauge('elasticsearch_cluster_health_active_shards', {
  help: 'Shards and copies that nodes have',
  unit: 'count',
  ...ofCluster,
});

export const elasticsearchPendingTasks = gauge('elasticsearch_cluster_health_number_of_pending_tasks', {
  help: 'Changes of the cluster that the leader has not made yet',
  unit: 'count',
  ...ofCluster,
});

const ofNode = {
  name: upTo(32, 'The node'),
  host: impliedBy('name', 'Its address'),
  es_master_node: impliedBy('name', 'Whether it may lead'),
  es_data_node: impliedBy('name', 'Whether it keeps data'),
  es_ingest_node: impliedBy('name', 'Whether it prepares documents'),
  es_client_node: impliedBy('name', 'Whether it only passes requests on'),
} as const;

const ofDisk = {
  labels: {
    ...ofNode,
    mount: impliedBy('name', 'Where the volume is mounted'),
    path: impliedBy('name', 'The folder'),
  },
  ...ofCollector('nodes.go'),
} as const;

export const elasticsearchDiskAvailable = gauge('elasticsearch_filesystem_data_available_bytes', {
  help: 'What is free of the volume of a node',
  unit: 'bytes',
  ...ofDisk,
});

export const elasticsearchDiskSize = gauge('elasticsearch_filesystem_data_size_bytes', {
  help: 'The volume of a node',
  unit: 'bytes',
  ...ofDisk,
});

const ofMemory = {
  labels: { ...ofNode, area: oneOf('Which memory', 'heap', 'non-heap') },
  ...ofCollector('nodes.go'),
} as const;

export const elasticsearchMemoryUsed = gauge('elasticsearch_jvm_memory_used_bytes', {
  help: 'Memory of the Java machine of a node that is in use',
  unit: 'bytes',
  ...ofMemory,
});

export const elasticsearchMemoryMost = gauge('elasticsearch_jvm_memory_max_bytes', {
  help: 'The most that it may use',
  unit: 'bytes',
  ...ofMemory,
});

export const elasticsearchRejected = counter('elasticsearch_thread_pool_rejected_count', {
  help: 'Requests that a node refused because too many waited',
  unit: 'count',
  labels: { ...ofNode, type: upTo(40, 'The pool: write, search') },
  zeroInitialised: true,
  nameDisagrees: 'the exporter calls it so',
  ...ofCollector('nodes.go'),
});

const ofSnapshots = { ...ofCollector('slm.go'), zeroInitialised: true } as const;

export const elasticsearchSnapshotsTaken = counter('elasticsearch_slm_stats_total_snapshots_taken_total', {
  help: 'Snapshots that were taken',
  unit: 'count',
  ...ofSnapshots,
});

export const elasticsearchSnapshotsFailed = counter('elasticsearch_slm_stats_total_snapshots_failed_total', {
  help: 'Snapshots that failed',
  unit: 'count',
  ...ofSnapshots,
});
