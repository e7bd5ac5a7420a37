import { ConsensusLatencySLOBreach } from '#alerts/consensus';
import { interval } from '#dashboards/variables';
import { rateInterval } from '#lib/dashboards/built-in-variables';
import { heatmap } from '#lib/dashboards/heatmap';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { ratio } from '#lib/units/quantity';
import { byzantineEvents, consensusLatency, consensusRounds, consensusTimeouts } from '#metrics/consensus';
import {
  consensusLatencyP50,
  consensusLatencyP95,
  consensusLatencyP99,
  consensusLatencyP999,
} from '#recordings/performance';

export const consensus = row('Consensus', [
  heatmap('Consensus Latency Heatmap', {
    description:
      'How many rounds per second took how long, on the chosen nodes. A second band above the first is one slow node or link.',
    unit: 'seconds',
    buckets: promql`sum by (le) (rate(${consensusLatency.bucket}[${rateInterval}]))`,
  }),
  timeSeries('Consensus Latency', {
    description:
      'Within which time so many of the rounds of the last minute were decided, over all nodes. The line is the objective of p95; those of p50, p99 and p99.9 are 10, 100 and 500 ms.',
    unit: 'seconds',
    width: 12,
    height: 9,
    queries: [
      { expr: promql`${consensusLatencyP50}`, legend: 'p50 {{cluster}}' },
      { expr: promql`${consensusLatencyP95}`, legend: 'p95 {{cluster}}' },
      { expr: promql`${consensusLatencyP99}`, legend: 'p99 {{cluster}}' },
      { expr: promql`${consensusLatencyP999}`, legend: 'p99.9 {{cluster}}' },
    ],
    alerts: [ConsensusLatencySLOBreach],
  }),
  timeSeries('Consensus Rounds', {
    description: 'Rounds per second that each node started. None at all means that nothing is decided.',
    unit: 'perSecond',
    queries: [
      { expr: promql`sum by (node_id) (rate(${consensusRounds}[${rateInterval}]))`, legend: '{{node_id}}' },
    ],
  }),
  timeSeries('Consensus Timeouts', {
    description: 'Share of the rounds that timed out; the objective is less than 0.5 %.',
    unit: 'ratio',
    queries: [
      {
        expr: promql`
          sum by (node_id) (rate(${consensusTimeouts}[${rateInterval}]))
            / (sum by (node_id) (rate(${consensusRounds}[${rateInterval}])) > 0)`,
        legend: '{{node_id}}',
      },
    ],
    limits: { worse: 'above', steps: [{ at: ratio(0.005), color: 'yellow' }] },
  }),
  timeSeries('Byzantine Faults', {
    description:
      'Contradictory or forged messages that each node detected. Any at all is a broken node or an attack.',
    unit: 'count',
    decimals: 0,
    course: { style: 'bars', every: interval },
    queries: [
      {
        expr: promql`sum by (node_id) (increase(${byzantineEvents}[${interval}]))`,
        legend: 'seen by {{node_id}}',
      },
    ],
  }),
]);
