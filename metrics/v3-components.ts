import { exponentialBuckets } from '#lib/metrics/buckets';
import { oneOf, upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import {
  anyNode,
  component,
  direction,
  errorType,
  mode,
  severity,
  transport,
  zeroToOne,
} from '#metrics/bounds';
import { dwcpV3 } from '#metrics/dwcp-jobs';

const job = dwcpV3;

export const v3Throughput = gauge('dwcp_v3_throughput_bytes_per_second', {
  help: 'What the component carries',
  unit: 'bytesPerSecond',
  labels: { component, direction, transport },
  job,
});

export const v3Errors = counter('dwcp_v3_errors_total', {
  help: 'Errors of the component',
  unit: 'count',
  labels: { component, error_type: errorType, severity },
  job,
});

export const v3ComponentHealth = gauge('dwcp_v3_component_health', {
  help: 'Whether the component works: 1 up, 0 down',
  unit: 'none',
  range: zeroToOne,
  labels: { component, version: upTo(3, 'The version of the component') },
  job,
});

export const v3ResourceUtilization = gauge('dwcp_v3_resource_utilization_percent', {
  help: 'Use of a resource',
  unit: 'percent',
  labels: { resource_type: oneOf('The resource', 'cpu', 'memory', 'goroutines'), node: anyNode },
  job,
  note: 'resource_type="goroutines" is a number of goroutines, not a percentage: never mix it with the others',
});

export const v3ComponentOperations = counter('dwcp_v3_component_operations_total', {
  help: 'Operations of the component',
  unit: 'count',
  labels: { node_id: anyNode, component, operation_type: upTo(6, 'What the component did') },
  job,
});

export const v3ComponentErrors = counter('dwcp_v3_component_errors_total', {
  help: 'Operations of the component that failed',
  unit: 'count',
  labels: { node_id: anyNode, component, error_type: errorType },
  job,
});

export const v3ComponentLatency = histogram('dwcp_v3_component_latency_seconds', {
  help: 'Time that an operation of the component took',
  unit: 'seconds',
  labels: { node_id: anyNode, component },
  job,
  buckets: exponentialBuckets(0.0001, 2, 15),
});

export const v3BytesTransferred = counter('dwcp_v3_bytes_transferred_total', {
  help: 'Bytes that migrations sent and received',
  unit: 'bytes',
  labels: { node_id: anyNode, mode, direction },
  job,
});

export const v3NetworkBytes = counter('dwcp_v3_network_bytes_total', {
  help: 'Bytes on the network, protocol overhead included',
  unit: 'bytes',
  labels: { direction },
  job,
});

export const v3ActiveConnections = gauge('dwcp_v3_active_connections', {
  help: 'Connections that are open',
  unit: 'count',
  labels: { component },
  job,
});

export const v3CompressionRatio = gauge('dwcp_v3_compression_ratio', {
  help: 'Share of bytes that compression saves',
  unit: 'ratio',
  labels: { node_id: anyNode, algorithm: upTo(6, 'The compression algorithm, such as zstd') },
  job,
  note: 'A gauge, though one document queries it as a histogram; read as a share, as dwcp_v3_hde_compression_ratio is',
});

export const v3PredictionAccuracy = gauge('dwcp_v3_prediction_accuracy', {
  help: 'How near the prediction of bandwidth was: 1 is exact',
  unit: 'ratio',
  range: zeroToOne,
  labels: { node_id: anyNode, mode },
  job,
});
