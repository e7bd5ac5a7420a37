import { rateInterval } from '#lib/dashboards/built-in-variables';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { v3ComponentErrors, v3ComponentLatency, v3ComponentOperations } from '#metrics/v3-components';

/**
 * What the two components without metrics of their own show: how much they do, how fast, and what fails.
 *
 * @param name as people call it
 * @param component the value of its label
 */
const operationsOf = (name: string, does: string, component: 'ass' | 'itp') =>
  row(`${name}: ${does}`, [
    timeSeries(`${name} Operations`, {
      description: 'Operations per second, by what they were. None at all: nothing reaches the component.',
      unit: 'perSecond',
      queries: [
        {
          expr: promql`
          sum by (operation_type) (rate(${v3ComponentOperations.with({ component })}[${rateInterval}]))`,
          legend: '{{operation_type}}',
        },
      ],
    }),
    timeSeries(`${name} Errors`, {
      description: 'Operations per second that failed, by what went wrong.',
      unit: 'perSecond',
      queries: [
        {
          expr: promql`sum by (error_type) (rate(${v3ComponentErrors.with({ component })}[${rateInterval}]))`,
          legend: '{{error_type}}',
        },
      ],
    }),
    timeSeries(`${name} Latency`, {
      description: 'Time within which half of the operations end, 95 % and 99 %.',
      unit: 'seconds',
      queries: [
        {
          expr: promql`
          histogram_quantile(
            0.5, sum by (le) (rate(${v3ComponentLatency.bucket.with({ component })}[${rateInterval}]))
          )`,
          legend: 'p50',
        },
        {
          expr: promql`
          histogram_quantile(
            0.95, sum by (le) (rate(${v3ComponentLatency.bucket.with({ component })}[${rateInterval}]))
          )`,
          legend: 'p95',
        },
        {
          expr: promql`
          histogram_quantile(
            0.99, sum by (le) (rate(${v3ComponentLatency.bucket.with({ component })}[${rateInterval}]))
          )`,
          legend: 'p99',
        },
      ],
    }),
  ]);

export const ass = operationsOf('ASS', 'state synchronization', 'ass');

export const itp = operationsOf('ITP', 'placement', 'itp');
