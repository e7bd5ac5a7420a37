import { interval } from '#dashboards/variables';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { milliseconds } from '#lib/units/duration';
import {
  v3AcpConsensusFailures,
  v3AcpConsensusLatency,
  v3AcpLeaderElections,
  v3AcpQuorumRequired,
  v3AcpQuorumSize,
} from '#metrics/v3-details';

export const acp = row('ACP: consensus', [
  timeSeries('ACP Latency', {
    description: 'Time that the last consensus of each instance took; above 100 ms it is slow.',
    unit: 'milliseconds',
    queries: [{ expr: promql`${v3AcpConsensusLatency}`, legend: '{{instance}}' }],
    limits: { worse: 'above', steps: [{ at: milliseconds(100), color: 'yellow' }] },
  }),
  timeSeries('ACP Quorum', {
    description:
      'Members that take part, and how many consensus needs. Where the lines touch, one more loss stops it.',
    unit: 'count',
    decimals: 0,
    queries: [
      { expr: promql`min(${v3AcpQuorumSize})`, legend: 'members' },
      { expr: promql`max(${v3AcpQuorumRequired})`, legend: 'needed' },
    ],
  }),
  timeSeries('ACP Failures and Elections', {
    description:
      'Rounds that failed and elections of a leader. Elections without failures are restarts; both together, a partition.',
    unit: 'count',
    decimals: 0,
    course: { style: 'bars', every: interval },
    queries: [
      { expr: promql`sum(increase(${v3AcpConsensusFailures}[${interval}]))`, legend: 'failures' },
      { expr: promql`sum(increase(${v3AcpLeaderElections}[${interval}]))`, legend: 'elections' },
    ],
  }),
]);
