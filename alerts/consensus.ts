import { promql, threshold } from '#lib/promql/template';
import { alert } from '#lib/rules/alert';
import type { RuleGroup } from '#lib/rules/group';
import { milliseconds, minutes, seconds } from '#lib/units/duration';
import { consensusLatencyP95 } from '#recordings/performance';

export const ConsensusLatencySLOBreach = alert('ConsensusLatencySLOBreach', {
  severity: 'critical',
  team: 'distributed-systems',
  component: 'consensus',
  threshold: milliseconds(50),
  expr: promql`${consensusLatencyP95} > ${threshold}`,
  for: minutes(1),
  summary: 'Consensus is slower than its objective',
  description:
    '95 % of consensus rounds take up to {{ $value | humanizeDuration }}; the objective is {threshold}.',
});

export const consensusAlerts: RuleGroup = {
  name: 'dwcp_consensus_alerts',
  file: 'consensus-alerts',
  interval: seconds(10),
  rules: [ConsensusLatencySLOBreach],
};
