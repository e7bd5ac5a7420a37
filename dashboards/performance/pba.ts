import { rateInterval } from '#lib/dashboards/built-in-variables';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { ratio } from '#lib/units/quantity';
import { bandwidthPredicted, bandwidthPredictionError, bandwidthUtilization } from '#metrics/bandwidth';
import { v3PbaPredictionAccuracy } from '#metrics/v3-details';

export const pba = row('PBA: bandwidth prediction', [
  timeSeries('PBA Accuracy', {
    description: 'How near the predictions of each instance were: 100 % is exact, the objective is 85 %.',
    unit: 'ratio',
    min: 0,
    max: 1,
    queries: [{ expr: promql`min by (instance) (${v3PbaPredictionAccuracy})`, legend: '{{instance}}' }],
    limits: { worse: 'below', steps: [{ at: ratio(0.85), color: 'yellow' }] },
  }),
  timeSeries('PBA Prediction and Use', {
    description:
      'Bandwidth that was predicted for each node and what it uses. Predicted too low, transfers wait; too high, others do.',
    unit: 'megabitsPerSecond',
    queries: [
      { expr: promql`sum by (node_id) (${bandwidthPredicted})`, legend: '{{node_id}} predicted' },
      { expr: promql`sum by (node_id) (${bandwidthUtilization})`, legend: '{{node_id}} in use' },
    ],
  }),
  timeSeries('PBA Prediction Error', {
    description:
      'Distance between predicted and measured bandwidth that half of the predictions, and 95 %, stay within.',
    unit: 'megabitsPerSecond',
    queries: [
      {
        expr: promql`
          histogram_quantile(0.5, sum by (le) (rate(${bandwidthPredictionError.bucket}[${rateInterval}])))`,
        legend: 'p50',
      },
      {
        expr: promql`
          histogram_quantile(0.95, sum by (le) (rate(${bandwidthPredictionError.bucket}[${rateInterval}])))`,
        legend: 'p95',
      },
    ],
  }),
]);
