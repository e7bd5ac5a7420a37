import { counter, histogram } from '#lib/metrics/metric';
import { dwcpCore } from '#metrics/dwcp-jobs';

export const consensusLatency = histogram('dwcp_consensus_latency_seconds', {
  help: 'Time from proposing a round to its decision',
  unit: 'seconds',
  job: dwcpCore,
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  bucketsAssumed: true,
  requiredBounds: [0.01, 0.05, 0.1, 0.5],
});

export const consensusRounds = counter('dwcp_consensus_rounds_total', {
  help: 'Consensus rounds that were started',
  unit: 'count',
  job: dwcpCore,
});

export const consensusTimeouts = counter('dwcp_consensus_timeouts_total', {
  help: 'Consensus rounds that timed out',
  unit: 'count',
  job: dwcpCore,
});

export const byzantineEvents = counter('dwcp_consensus_byzantine_events_total', {
  help: 'Contradictory or forged messages that consensus detected',
  unit: 'count',
  job: dwcpCore,
});
