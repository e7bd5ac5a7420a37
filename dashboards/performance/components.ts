import { healthStates } from '#dashboards/states';
import { rateInterval } from '#lib/dashboards/built-in-variables';
import { row } from '#lib/dashboards/row';
import { table } from '#lib/dashboards/table';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import {
  v3ActiveConnections,
  v3ComponentErrors,
  v3ComponentHealth,
  v3ComponentLatency,
  v3ComponentOperations,
} from '#metrics/v3-components';

export const components = row('Components', [
  table('Component Health', {
    description: 'What each component of DWCP v3 does now. The rows below look at one component each.',
    width: 12,
    rows: { component: 'Component' },
    columns: [
      {
        title: 'Health',
        unit: 'none',
        expr: promql`min by (component) (${v3ComponentHealth})`,
        states: healthStates,
      },
      {
        title: 'Operations',
        unit: 'perSecond',
        expr: promql`sum by (component) (rate(${v3ComponentOperations}[${rateInterval}]))`,
      },
      {
        title: 'Errors',
        unit: 'perSecond',
        expr: promql`sum by (component) (rate(${v3ComponentErrors}[${rateInterval}]))`,
      },
      {
        title: 'p95 latency',
        unit: 'seconds',
        expr: promql`
          histogram_quantile(
            0.95, sum by (le, component) (rate(${v3ComponentLatency.bucket}[${rateInterval}]))
          )`,
      },
      {
        title: 'Connections',
        unit: 'count',
        expr: promql`sum by (component) (${v3ActiveConnections})`,
      },
    ],
  }),
  timeSeries('Component Latency', {
    description:
      'Time within which 99 % of the operations of each component end. Beside each point, the trace of such an operation.',
    unit: 'seconds',
    width: 12,
    queries: [
      {
        expr: promql`
          histogram_quantile(
            0.99, sum by (le, component) (rate(${v3ComponentLatency.bucket}[${rateInterval}]))
          )`,
        legend: '{{component}}',
        exemplars: true,
      },
    ],
  }),
]);
