import { upTo } from '#lib/metrics/label';
import { counter, gauge } from '#lib/metrics/metric';
import { transport, zeroToHundred, zeroToOne } from '#metrics/bounds';
import { dwcpV3 } from '#metrics/dwcp-jobs';

const job = dwcpV3;

export const v3AmstActiveStreams = gauge('dwcp_v3_amst_active_streams', {
  help: 'Streams that this instance of AMST holds open',
  unit: 'count',
  job,
});

export const v3AmstThroughput = gauge('dwcp_v3_amst_throughput_bytes_per_second', {
  help: 'What AMST carries',
  unit: 'bytesPerSecond',
  labels: { transport },
  job,
});

export const v3HdeCompressionRatio = gauge('dwcp_v3_hde_compression_ratio', {
  help: 'Share of bytes that HDE saves',
  unit: 'ratio',
  range: zeroToOne,
  labels: { algorithm: upTo(6, 'The compression algorithm, such as zstd') },
  job,
  note: 'Not the dwcp_hde_compression_ratio of v1, which is original divided by compressed',
});

export const v3HdeCompressionRatioPercent = gauge('dwcp_v3_hde_compression_ratio_percent', {
  help: 'Share of bytes that HDE saves, in percent',
  unit: 'percent',
  range: zeroToHundred,
  job,
  note: 'The same as dwcp_v3_hde_compression_ratio times 100; rules use that one',
});

export const v3PbaPredictionAccuracy = gauge('dwcp_v3_pba_prediction_accuracy', {
  help: 'How near the predictions of PBA were: 1 is exact',
  unit: 'ratio',
  range: zeroToOne,
  job,
});

export const v3PbaPredictionAccuracyPercent = gauge('dwcp_v3_pba_prediction_accuracy_percent', {
  help: 'How near the predictions of PBA were, in percent',
  unit: 'percent',
  range: zeroToHundred,
  job,
  note: 'The same as dwcp_v3_pba_prediction_accuracy times 100; rules use that one',
});

export const v3AcpConsensusLatency = gauge('dwcp_v3_acp_consensus_latency_ms', {
  help: 'Time that the last consensus took',
  unit: 'milliseconds',
  job,
});

export const v3AcpConsensusFailures = counter('dwcp_v3_acp_consensus_failures_total', {
  help: 'Consensus rounds of ACP that failed',
  unit: 'count',
  job,
});

export const v3AcpLeaderElections = counter('dwcp_v3_acp_leader_elections_total', {
  help: 'Elections of a leader',
  unit: 'count',
  job,
});

export const v3AcpQuorumSize = gauge('dwcp_v3_acp_quorum_size', {
  help: 'Members that take part in consensus',
  unit: 'count',
  job,
});

export const v3AcpQuorumRequired = gauge('dwcp_v3_acp_quorum_required', {
  help: 'Members that consensus needs',
  unit: 'count',
  job,
});
