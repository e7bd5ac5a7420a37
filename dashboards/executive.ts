import { BandwidthPredictionAccuracyLow } from '#alerts/bandwidth';
import { CircuitBreakerOpened } from '#alerts/circuit-breaker';
import { ConsensusLatencySLOBreach } from '#alerts/consensus';
import { ErrorBudgetExhausted } from '#alerts/error-budget';
import { ageOfSamples } from '#dashboards/age-of-samples';
import { firingAlerts, partialAnswers, rolloutStages } from '#dashboards/annotations';
import { breakerStates } from '#dashboards/states';
import { cluster } from '#dashboards/variables';
import { dashboard } from '#lib/dashboards/dashboard';
import { gauge } from '#lib/dashboards/gauge';
import { row } from '#lib/dashboards/row';
import { stat } from '#lib/dashboards/stat';
import { stateTimeline } from '#lib/dashboards/state-timeline';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { hours, milliseconds, seconds } from '#lib/units/duration';
import { count, percent } from '#lib/units/quantity';
import { bandwidthPredicted, bandwidthPredictionAccuracy } from '#metrics/bandwidth';
import { errorBudgetRemaining } from '#metrics/budgets';
import { circuitBreakerState } from '#metrics/circuit-breaker';
import { migrationSuccesses, migrations } from '#metrics/migration';
import { modelAccuracy } from '#metrics/ml';
import { v3ActiveStreams } from '#metrics/v3-migration';
import { bandwidthBaseline, consensusLatencyBaseline } from '#recordings/baselines';
import {
  bandwidthTotal,
  consensusLatencyP50,
  consensusLatencyP95,
  consensusLatencyP99,
} from '#recordings/performance';

const toPerformance = { kind: 'dashboard', title: 'Performance Deep Dive', uid: 'dwcp-performance' } as const;

const serviceLevels = row('Service levels', [
  stat('Consensus Latency SLO', {
    description:
      'Time within which 95 % of consensus rounds of the last minute were decided. Red is above the objective: there, every migration waits.',
    unit: 'seconds',
    queries: [{ expr: promql`${consensusLatencyP95}`, legend: 'P95 Latency {{cluster}}' }],
    limits: { worse: 'above', steps: [{ at: milliseconds(40), color: 'yellow' }] },
    alerts: [ConsensusLatencySLOBreach],
    links: [toPerformance],
  }),
  gauge('Migration Success Rate (24h)', {
    description: 'Share of the migrations of the last 24 hours that succeeded; the objective is 99 %.',
    whenEmpty: 'no migrations',
    unit: 'percent',
    min: 0,
    max: 100,
    queries: [
      {
        expr: promql`
          100 * sum(increase(${migrationSuccesses}[${hours(24)}]))
            / (sum(increase(${migrations}[${hours(24)}])) > 0)`,
        legend: 'success rate',
      },
    ],
    limits: {
      worse: 'below',
      steps: [
        { at: percent(99), color: 'yellow' },
        { at: percent(95), color: 'red' },
      ],
    },
    links: [toPerformance],
  }),
  gauge('Error Budget Remaining', {
    description:
      'What is left of the error budget that is nearest to its end. When it is used up, changes wait until it has recovered.',
    unit: 'percent',
    min: 0,
    max: 100,
    queries: [{ expr: promql`100 * min(${errorBudgetRemaining})`, legend: 'remaining' }],
    limits: {
      worse: 'below',
      steps: [
        { at: percent(20), color: 'yellow' },
        { at: percent(10), color: 'orange' },
      ],
    },
    alerts: [ErrorBudgetExhausted],
    links: [toPerformance],
  }),
  stat('Total Migrations (24h)', {
    description: 'Migrations of VMs that ended in the last 24 hours, well or not.',
    unit: 'count',
    decimals: 0,
    queries: [{ expr: promql`sum(increase(${migrations}[${hours(24)}]))`, legend: 'migrations' }],
  }),
  stat('Alerts Firing', {
    description:
      'How many alerts fire now; nothing when no samples arrive. Critical ones have been sent to the people on call.',
    unit: 'count',
    decimals: 0,
    queries: [
      {
        expr: promql`count(ALERTS{alertstate="firing",severity="critical"}) or 0 * count(up)`,
        legend: 'critical',
      },
      {
        expr: promql`count(ALERTS{alertstate="firing",severity="warning"}) or 0 * count(up)`,
        legend: 'warning',
      },
    ],
    limits: { worse: 'above', steps: [{ at: count(1), color: 'orange' }] },
  }),
  ageOfSamples,
]);

const trends = row('Trends', [
  timeSeries('Consensus Latency Trend', {
    description:
      'Half of the rounds, 95 % and 99 % of them take at most this long, over all nodes. Usual is the average p95 of the last week; the line is its objective.',
    unit: 'seconds',
    width: 12,
    queries: [
      { expr: promql`${consensusLatencyP50}`, legend: 'p50 {{cluster}}' },
      { expr: promql`${consensusLatencyP95}`, legend: 'p95 {{cluster}}' },
      { expr: promql`${consensusLatencyP99}`, legend: 'p99 {{cluster}}' },
      { expr: promql`${consensusLatencyBaseline}`, legend: 'p95, usual {{cluster}}' },
    ],
    alerts: [ConsensusLatencySLOBreach],
    links: [toPerformance],
  }),
  timeSeries('Bandwidth Utilization vs Predicted', {
    description:
      'Bandwidth in use over all nodes, what was usual in the last week, and what the predictor expected. Where the lines part, the wrong transport may be chosen.',
    unit: 'megabitsPerSecond',
    width: 12,
    queries: [
      { expr: promql`${bandwidthTotal}`, legend: 'in use {{cluster}}' },
      { expr: promql`${bandwidthBaseline}`, legend: 'usual {{cluster}}' },
      { expr: promql`sum by (cluster) (${bandwidthPredicted})`, legend: 'predicted {{cluster}}' },
    ],
    links: [toPerformance],
  }),
]);

const operation = row('Operation', [
  stateTimeline('Circuit Breaker States', {
    description:
      'The worst state of each circuit breaker over its instances. An open one rejects every request, to protect what is behind it.',
    unit: 'none',
    queries: [{ expr: promql`max by (name) (${circuitBreakerState})`, legend: '{{name}}' }],
    states: breakerStates,
    alerts: [CircuitBreakerOpened],
    links: [toPerformance],
  }),
  timeSeries('ML Prediction Accuracy', {
    description:
      'How right the models are, and the bandwidth predictor in each mode. The line is where prediction is no longer trusted.',
    unit: 'ratio',
    min: 0,
    max: 1,
    width: 6,
    queries: [
      { expr: promql`avg by (model_type) (${modelAccuracy})`, legend: '{{model_type}}' },
      { expr: promql`min by (mode) (${bandwidthPredictionAccuracy})`, legend: 'bandwidth, {{mode}}' },
    ],
    alerts: [BandwidthPredictionAccuracyLow],
    links: [toPerformance],
  }),
  timeSeries('Active Streams by Mode', {
    description:
      'Streams that are open, by the network that DWCP has adapted to. A sudden change of mode is a change of the network.',
    unit: 'count',
    decimals: 0,
    width: 6,
    course: { style: 'stacked' },
    queries: [{ expr: promql`sum by (mode) (${v3ActiveStreams})`, legend: '{{mode}}' }],
    links: [toPerformance],
  }),
]);

export const executive = dashboard('dwcp-executive', {
  title: 'DWCP Executive Overview',
  description: 'Whether DWCP keeps its promises, for everybody who does not operate it.',
  tags: ['dwcp', 'executive'],
  refresh: seconds(10),
  range: hours(6),
  variables: [cluster],
  annotations: [firingAlerts, partialAnswers, rolloutStages],
  links: [{ kind: 'tag', title: 'DWCP', tag: 'dwcp' }],
  rows: [serviceLevels, trends, operation],
});
