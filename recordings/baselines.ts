import { promql } from '#lib/promql/template';
import type { RuleGroup } from '#lib/rules/group';
import { recording } from '#lib/rules/recording';
import { days, minutes } from '#lib/units/duration';
import { bandwidthTotal, consensusLatencyP95 } from '#recordings/performance';

export const consensusLatencyBaseline = recording('dwcp:consensus_latency:p95_avg_7d', {
  help: 'What the 95th percentile of the consensus latency was on average in the last week: what is usual.',
  unit: 'seconds',
  expr: promql`avg_over_time(${consensusLatencyP95}[${days(7)}])`,
});

export const bandwidthBaseline = recording('dwcp:bandwidth:total_mbps_avg_7d', {
  help: 'What bandwidth was in use on average in the last week, over all nodes: what is usual.',
  unit: 'megabitsPerSecond',
  expr: promql`avg_over_time(${bandwidthTotal}[${days(7)}])`,
});

/** A week is more than Prometheus keeps: these are recorded from what long-term storage has of recorded series. */
export const baselineRecordings: RuleGroup = {
  name: 'dwcp_baselines',
  file: 'baseline-recordings',
  interval: minutes(1),
  rules: [consensusLatencyBaseline, bandwidthBaseline],
};
