import { oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { zeroToOne } from '#metrics/bounds';
import { vminsert } from '#metrics/stack-jobs';
import {
  ofClusterAlerts,
  ofDocumentation,
  ofHealthAlerts,
  ofVminsert,
} from '#metrics/victoria-metrics-sources';

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
  labels: { reason: upTo(20, 'Why, such as nan_value') },
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
