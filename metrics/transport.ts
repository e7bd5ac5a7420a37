import { gauge } from '#lib/metrics/metric';
import { zeroToOne } from '#metrics/bounds';
import { dwcpCore } from '#metrics/dwcp-jobs';

export const bandwidthCapacity = gauge('dwcp_amst_bandwidth_capacity_mbps', {
  help: 'Bandwidth that the link can carry',
  unit: 'megabitsPerSecond',
  job: dwcpCore,
  source: { kind: 'assumed', usedBy: 'the bandwidth efficiency objective and the bandwidth forecast' },
});

export const streamCapacity = gauge('dwcp_amst_stream_capacity', {
  help: 'Streams that AMST can hold open',
  unit: 'count',
  job: dwcpCore,
  source: { kind: 'assumed', usedBy: 'stream saturation on the AMST dashboard' },
});

export const activeStreams = gauge('dwcp_amst_active_streams', {
  help: 'Streams that AMST holds open',
  unit: 'count',
  job: dwcpCore,
});

export const throughput = gauge('dwcp_amst_throughput_mbps', {
  help: 'What AMST carries',
  unit: 'megabitsPerSecond',
  job: dwcpCore,
});

export const packetLoss = gauge('dwcp_amst_packet_loss_ratio', {
  help: 'Share of packets that were lost',
  unit: 'ratio',
  range: zeroToOne,
  job: dwcpCore,
});

export const jitter = gauge('dwcp_amst_jitter_ms', {
  help: 'Variation of the delay between packets',
  unit: 'milliseconds',
  job: dwcpCore,
});
