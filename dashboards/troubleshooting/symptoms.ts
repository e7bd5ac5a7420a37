import { ageOfSamples } from '#dashboards/age-of-samples';
import { healthStates } from '#dashboards/states';
import { rateInterval } from '#lib/dashboards/built-in-variables';
import { row } from '#lib/dashboards/row';
import { stateTimeline } from '#lib/dashboards/state-timeline';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { v3ComponentErrors, v3ComponentHealth, v3ComponentLatency } from '#metrics/v3-components';

export const symptoms = row('What is wrong', [
  stateTimeline('Health', {
    description:
      'What the chosen component reports of itself, on each instance. Down on one: look at that node.',
    unit: 'none',
    width: 8,
    queries: [{ expr: promql`min by (instance) (${v3ComponentHealth})`, legend: '{{instance}}' }],
    states: healthStates,
  }),
  timeSeries('Errors by Component', {
    description:
      'Operations per second that failed, of every component. Choose the one that rose first: the others may only wait for it.',
    unit: 'perSecond',
    queries: [
      {
        expr: promql`
          sum by (component) (rate(${v3ComponentErrors.without({ component: '' })}[${rateInterval}]))`,
        legend: '{{component}}',
      },
    ],
  }),
  timeSeries('Errors by Type', {
    description: 'Operations of the chosen component per second that failed, by what went wrong.',
    unit: 'perSecond',
    queries: [
      {
        expr: promql`sum by (error_type) (rate(${v3ComponentErrors}[${rateInterval}]))`,
        legend: '{{error_type}}',
      },
    ],
  }),
  timeSeries('Latency', {
    description:
      'Within which time 95 % of the operations of the chosen component end. Each dot is one operation: it leads to its trace.',
    unit: 'seconds',
    width: 20,
    queries: [
      {
        expr: promql`
          histogram_quantile(0.95, sum by (le) (rate(${v3ComponentLatency.bucket}[${rateInterval}])))`,
        legend: 'p95',
        exemplars: true,
      },
    ],
  }),
  ageOfSamples,
]);
