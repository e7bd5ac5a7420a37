import { exponentialBuckets } from '#lib/metrics/buckets';
import { upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { errorType, node, result, zeroToHundred } from '#metrics/bounds';
import { dwcpCore } from '#metrics/dwcp-jobs';

const job = dwcpCore;

export const amstStreamsActive = gauge('dwcp_amst_streams_active', {
  help: 'Streams that the node holds open',
  unit: 'count',
  labels: { node },
  job,
});

export const amstStreams = counter('dwcp_amst_streams_total', {
  help: 'Streams that were opened',
  unit: 'count',
  labels: { node, result },
  job,
});

export const amstErrors = counter('dwcp_amst_errors_total', {
  help: 'Errors of streams',
  unit: 'count',
  labels: { node, error_type: errorType },
  job,
});

export const amstLatency = histogram('dwcp_amst_latency_seconds', {
  help: 'Time that an operation of a stream took',
  unit: 'seconds',
  labels: { node, operation: upTo(5, 'What the stream did') },
  job,
  buckets: exponentialBuckets(0.001, 2, 12),
});

export const amstBandwidthUtilization = gauge('dwcp_amst_bandwidth_utilization_percent', {
  help: 'Share of the bandwidth that is in use',
  unit: 'percent',
  range: zeroToHundred,
  labels: { node },
  job,
});
