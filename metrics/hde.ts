import { upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { node, result, zeroToHundred } from '#metrics/bounds';
import { dwcpCore } from '#metrics/dwcp-jobs';

const job = dwcpCore;
const data_type = upTo(6, 'What was encoded, such as memory or disk');

export const hdeCompressionRatio = histogram('dwcp_hde_compression_ratio', {
  help: 'Original size divided by compressed size: 1 or more',
  unit: 'none',
  labels: { node, data_type },
  job,
  buckets: [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50],
  nameDisagrees: 'it is a factor of 1 or more, not a share; the share saved is dwcp_v3_hde_compression_ratio',
});

export const hdeOperations = counter('dwcp_hde_operations_total', {
  help: 'Encodings and decodings',
  unit: 'count',
  labels: { node, operation: upTo(2, 'What HDE did, such as encode'), result },
  job,
});

export const hdeDeltaHitRate = gauge('dwcp_hde_delta_hit_rate_percent', {
  help: 'Share of blocks that were sent as a difference from a known one',
  unit: 'percent',
  range: zeroToHundred,
  labels: { node },
  job,
});

export const hdeBytesOriginal = counter('dwcp_hde_bytes_original_total', {
  help: 'Bytes before encoding',
  unit: 'bytes',
  labels: { node, data_type },
  job,
});

export const hdeBytesCompressed = counter('dwcp_hde_bytes_compressed_total', {
  help: 'Bytes after encoding',
  unit: 'bytes',
  labels: { node, data_type },
  job,
});
