import { clientGolangBuckets } from '#lib/metrics/buckets';
import { upTo } from '#lib/metrics/label';
import { counter, histogram } from '#lib/metrics/metric';
import { dwcpCore } from '#metrics/dwcp-jobs';

const remote_cluster = upTo(10, 'The cluster at the other end');

export const federationSyncDuration = histogram('dwcp_federation_sync_duration_seconds', {
  help: 'Time that a synchronisation with another cluster took',
  unit: 'seconds',
  labels: { remote_cluster, sync_type: upTo(4, 'What was synchronised, such as full or incremental') },
  job: dwcpCore,
  buckets: clientGolangBuckets,
  bucketsAssumed: true,
});

export const federationBandwidthSaved = counter('dwcp_federation_bandwidth_saved_bytes_total', {
  help: 'Bytes that need not be sent to another cluster',
  unit: 'bytes',
  labels: { remote_cluster },
  job: dwcpCore,
});
