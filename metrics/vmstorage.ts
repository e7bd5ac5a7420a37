import { oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { zeroToOne } from '#metrics/bounds';
import { vmstorage } from '#metrics/stack-jobs';
import { ofClusterAlerts, ofHealthAlerts, ofReadOnlyMode } from '#metrics/victoria-metrics-sources';

const path = upTo(1, 'The folder of the data');
const part = upTo(10, 'Of which part of the storage, such as storage/big or indexdb/file');
const cache = upTo(30, 'The cache, such as storage/hour_metric_ids');

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
  labels: { reason: upTo(20, 'Why, such as nan_value') },
  source: ofHealthAlerts,
});

export const vmstorageRowsIgnored = counter('vm_rows_ignored_total', {
  help: 'Samples that were not stored',
  unit: 'count',
  job: vmstorage,
  labels: { reason: upTo(20, 'Why, such as nan_value') },
  source: ofHealthAlerts,
});

/** The connections of one vminsert to the storage nodes; a cluster has at most 64. */
