import { impliedBy, oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { zeroToOne } from '#metrics/bounds';
import { vminsert, vmselect, vmstorage } from '#metrics/jobs';

const releases = 'https://github.com/VictoriaMetrics/VictoriaMetrics/blob';

/** What the programs of a cluster show and nobody here could scrape: as the project's own alerts use it. */
const ofClusterAlerts = {
  kind: 'documented',
  document: `${releases}/v1.150.0/deployment/docker/rules/alerts-cluster.yml`,
  isCommon: true,
} as const;

const ofHealthAlerts = {
  kind: 'documented',
  document: `${releases}/v1.150.0/deployment/docker/rules/alerts-health.yml`,
  isCommon: true,
} as const;

const ofDocumentation = {
  kind: 'documented',
  document:
    'https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#replication-and-data-safety',
} as const;

const ofReadOnlyMode = {
  kind: 'documented',
  document: 'https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#readonly-mode',
  isCommon: true,
} as const;

const ofVminsert = {
  kind: 'documented',
  document: `${releases}/v1.150.0-cluster/app/vminsert/netstorage/netstorage.go`,
} as const;

const ofVmselect = {
  kind: 'documented',
  document: `${releases}/v1.150.0-cluster/app/vmselect/netstorage/netstorage.go`,
} as const;

const path = upTo(1, 'The folder of the data');
const part = upTo(10, 'Of which part of the storage, such as storage/big or indexdb/file');
const cache = upTo(30, 'The cache, such as storage/hour_metric_ids');
const reason = upTo(20, 'Why, such as nan_value');

export const vmstorageIsReadOnly = gauge('vm_storage_is_read_only', {
  help: 'Whether the node takes no samples because its disk is nearly full',
  unit: 'none',
  range: zeroToOne,
  job: vmstorage,
  labels: { path },
  source: ofReadOnlyMode,
});

export const vmstorageFreeDisk = gauge('vm_free_disk_space_bytes', {
  help: 'What is free on the disk of the data',
  unit: 'bytes',
  job: vmstorage,
  labels: { path },
  source: ofClusterAlerts,
});

export const vmstorageFreeDiskLimit = gauge('vm_free_disk_space_limit_bytes', {
  help: 'Below so much free space the node takes no samples',
  unit: 'bytes',
  job: vmstorage,
  labels: { path },
  source: ofClusterAlerts,
});

export const vmstorageDataSize = gauge('vm_data_size_bytes', {
  help: 'Bytes on disk',
  unit: 'bytes',
  job: vmstorage,
  labels: { type: part },
  source: ofClusterAlerts,
});

export const vmstorageRows = gauge('vm_rows', {
  help: 'Samples, and entries of the index',
  unit: 'count',
  job: vmstorage,
  labels: { type: part },
  source: ofClusterAlerts,
});

export const vmstorageRowsAdded = counter('vm_rows_added_to_storage_total', {
  help: 'Samples that were stored',
  unit: 'count',
  job: vmstorage,
  source: ofClusterAlerts,
});

export const vmstorageDeduplicated = counter('vm_deduplicated_samples_total', {
  help: 'Samples that were dropped because another of the same interval is there',
  unit: 'count',
  job: vmstorage,
  labels: { type: oneOf('When', 'merge', 'select') },
  source: ofClusterAlerts,
});

export const vmstorageNewSeries = counter('vm_new_timeseries_created_total', {
  help: 'Series that were seen for the first time',
  unit: 'count',
  job: vmstorage,
  source: ofClusterAlerts,
});

export const vmstorageSlowInserts = counter('vm_slow_row_inserts_total', {
  help: 'Samples whose series was not in the cache',
  unit: 'count',
  job: vmstorage,
  source: ofClusterAlerts,
});

export const vmstorageCacheEntries = gauge('vm_cache_entries', {
  help: 'Entries of each cache; those of storage/hour_metric_ids are the active series',
  unit: 'count',
  job: vmstorage,
  labels: { type: cache },
  source: ofClusterAlerts,
});

export const vmstorageMissingSeries = counter('vm_missing_tsids_for_metric_id_total', {
  help: 'Entries of the index that lead to no series: it may be damaged',
  unit: 'count',
  job: vmstorage,
  source: ofHealthAlerts,
});

export const vmstorageIndexDrops = counter('vm_indexdb_items_dropped_total', {
  help: 'Series that were not registered, because their labels are too long',
  unit: 'count',
  job: vmstorage,
  labels: { reason },
  source: ofHealthAlerts,
});

export const vmstorageRowsIgnored = counter('vm_rows_ignored_total', {
  help: 'Samples that were not stored',
  unit: 'count',
  job: vmstorage,
  labels: { reason },
  source: ofHealthAlerts,
});

/** The connections of one vminsert to the storage nodes; a cluster has at most 64. */
const ofStorageNode = {
  addr: upTo(64, 'The storage node'),
  name: oneOf('Whose connection it is', 'vminsert'),
  rpc_call: upTo(2, 'What is sent: samples or their metadata'),
} as const;

/** Of vminsert as a whole. */
const ofAllNodes = { name: oneOf('Whose connections they are', 'vminsert') } as const;

export const vminsertRowsInserted = counter('vm_rows_inserted_total', {
  help: 'Samples that came in',
  unit: 'count',
  job: vminsert,
  labels: { type: upTo(20, 'By which protocol, such as promremotewrite') },
  source: ofClusterAlerts,
});

export const vminsertRowsIgnored = counter('vm_rows_ignored_total', {
  help: 'Samples that were not passed on, such as those with too many labels',
  unit: 'count',
  job: vminsert,
  labels: { reason },
  source: ofHealthAlerts,
});

export const vminsertRowsSent = counter('vm_rpc_rows_sent_total', {
  help: 'Samples that were sent to each storage node',
  unit: 'count',
  job: vminsert,
  labels: ofStorageNode,
  source: ofVminsert,
});

export const vminsertRowsPending = gauge('vm_rpc_rows_pending', {
  help: 'Samples that wait for each storage node',
  unit: 'count',
  job: vminsert,
  labels: ofStorageNode,
  source: ofVminsert,
});

export const vminsertRowsDropped = counter('vm_rpc_rows_dropped_on_overload_total', {
  help: 'Samples that were dropped because storage nodes were overloaded',
  unit: 'count',
  job: vminsert,
  labels: ofStorageNode,
  zeroInitialised: true,
  source: ofVminsert,
});

export const vminsertRowsRerouted = counter('vm_rpc_rows_rerouted_from_here_total', {
  help: 'Samples that another storage node got, because this one was away, slow or read-only',
  unit: 'count',
  job: vminsert,
  labels: ofStorageNode,
  zeroInitialised: true,
  source: ofVminsert,
});

export const vminsertIncompletelyReplicated = counter('vm_rpc_rows_incompletely_replicated_total', {
  help: 'Samples of which fewer copies were stored than the replication factor says',
  unit: 'count',
  job: vminsert,
  labels: ofAllNodes,
  zeroInitialised: true,
  source: ofDocumentation,
});

export const vminsertNodeIsReachable = gauge('vm_rpc_vmstorage_is_reachable', {
  help: 'Whether vminsert reaches the storage node',
  unit: 'none',
  range: zeroToOne,
  job: vminsert,
  labels: ofStorageNode,
  source: ofVminsert,
});

export const vminsertNodeIsReadOnly = gauge('vm_rpc_vmstorage_is_read_only', {
  help: 'Whether the storage node refuses samples because its disk is nearly full',
  unit: 'none',
  range: zeroToOne,
  job: vminsert,
  labels: ofStorageNode,
  source: ofVminsert,
});

export const vminsertConnectionErrors = counter('vm_rpc_connection_errors_total', {
  help: 'Connections to storage nodes that broke',
  unit: 'count',
  job: vminsert,
  labels: ofStorageNode,
  zeroInitialised: true,
  source: ofClusterAlerts,
});

export const vminsertDialErrors = counter('vm_rpc_dial_errors_total', {
  help: 'Storage nodes that could not be connected to',
  unit: 'count',
  job: vminsert,
  labels: ofStorageNode,
  zeroInitialised: true,
  source: ofClusterAlerts,
});

export const vminsertHandshakeErrors = counter('vm_rpc_handshake_errors_total', {
  help: 'Connections to storage nodes that failed at the first words',
  unit: 'count',
  job: vminsert,
  labels: ofStorageNode,
  zeroInitialised: true,
  source: ofClusterAlerts,
});

export const vminsertSendDuration = counter('vm_rpc_send_duration_seconds_total', {
  help: 'How long sending to each storage node took: above 0.9 s per second the connection is saturated',
  unit: 'seconds',
  job: vminsert,
  labels: ofStorageNode,
  zeroInitialised: true,
  source: ofClusterAlerts,
});

export const vminsertConcurrentInserts = gauge('vm_concurrent_insert_current', {
  help: 'Requests that are being taken in',
  unit: 'count',
  job: vminsert,
  source: ofHealthAlerts,
});

export const vminsertConcurrentInsertCapacity = gauge('vm_concurrent_insert_capacity', {
  help: 'How many requests can be taken in at once; more wait',
  unit: 'count',
  job: vminsert,
  source: ofHealthAlerts,
});

export const vmselectPartialResults = counter('vm_partial_results_total', {
  help: 'Answers that lack what a storage node has',
  unit: 'count',
  job: vmselect,
  labels: {
    type: upTo(12, 'What was asked, such as search'),
    name: impliedBy('type', 'Always vmselect'),
  },
  zeroInitialised: true,
  source: ofVmselect,
});

export const vmselectQueueTimeouts = counter('vm_concurrent_select_limit_timeout_total', {
  help: 'Queries that waited for their turn in vain',
  unit: 'count',
  job: vmselect,
  source: ofHealthAlerts,
});

export const vmselectConcurrentQueries = gauge('vm_concurrent_select_current', {
  help: 'Queries that are being answered',
  unit: 'count',
  job: vmselect,
  source: ofHealthAlerts,
});

export const vmselectConcurrentQueryCapacity = gauge('vm_concurrent_select_capacity', {
  help: 'How many queries can be answered at once; more wait',
  unit: 'count',
  job: vmselect,
  source: ofHealthAlerts,
});

/** What all three show about themselves. */
const logMessages = {
  help: 'Lines of the log',
  unit: 'count',
  labels: {
    level: oneOf('How bad it is', 'info', 'warn', 'error', 'fatal', 'panic'),
    location: upTo(50, 'The line of the code'),
    app_version: upTo(1, 'The version of the program'),
  },
  source: ofHealthAlerts,
} as const;

export const vmstorageLogMessages = counter('vm_log_messages_total', { job: vmstorage, ...logMessages });
export const vminsertLogMessages = counter('vm_log_messages_total', { job: vminsert, ...logMessages });
export const vmselectLogMessages = counter('vm_log_messages_total', { job: vmselect, ...logMessages });

const availableMemory = {
  help: 'The memory limit of the program',
  unit: 'bytes',
  source: ofHealthAlerts,
} as const;

export const vmstorageAvailableMemory = gauge('vm_available_memory_bytes', {
  job: vmstorage,
  ...availableMemory,
});
export const vminsertAvailableMemory = gauge('vm_available_memory_bytes', {
  job: vminsert,
  ...availableMemory,
});
export const vmselectAvailableMemory = gauge('vm_available_memory_bytes', {
  job: vmselect,
  ...availableMemory,
});

const requestErrors = {
  help: 'HTTP requests that were answered with an error',
  unit: 'count',
  labels: {
    path: upTo(40, 'What was asked'),
    protocol: impliedBy('path', 'How'),
    reason,
  },
  zeroInitialised: true,
  source: ofClusterAlerts,
} as const;

export const vmstorageRequestErrors = counter('vm_http_request_errors_total', {
  job: vmstorage,
  ...requestErrors,
});
export const vminsertRequestErrors = counter('vm_http_request_errors_total', {
  job: vminsert,
  ...requestErrors,
});
export const vmselectRequestErrors = counter('vm_http_request_errors_total', {
  job: vmselect,
  ...requestErrors,
});
