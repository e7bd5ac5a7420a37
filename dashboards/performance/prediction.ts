import { PerformanceAnomalyDetected } from '#alerts/anomaly';
import { BandwidthPredictionAccuracyLow } from '#alerts/bandwidth';
import { row } from '#lib/dashboards/row';
import { timeSeries } from '#lib/dashboards/time-series';
import { promql } from '#lib/promql/template';
import { milliseconds } from '#lib/units/duration';
import { anomalyScore } from '#metrics/anomaly';
import { bandwidthPredictionAccuracy } from '#metrics/bandwidth';
import { modelAccuracy } from '#metrics/ml';
import { mlInferenceLatencyP95 } from '#recordings/performance';

export const prediction = row('Prediction and anomalies', [
  timeSeries('Bandwidth Prediction Accuracy', {
    description:
      'How near the prediction of bandwidth was, in each mode, on the node where it was worst: 100 % is exact.',
    unit: 'ratio',
    min: 0,
    max: 1,
    width: 6,
    queries: [{ expr: promql`min by (mode) (${bandwidthPredictionAccuracy})`, legend: '{{mode}}' }],
    alerts: [BandwidthPredictionAccuracyLow],
  }),
  timeSeries('Anomaly Scores', {
    description:
      'The ten entities that behave most unlike their past, by the model that judges them worst: 0 % as ever, 100 % as never before.',
    unit: 'ratio',
    min: 0,
    max: 1,
    width: 6,
    queries: [{ expr: promql`topk(10, max by (entity) (${anomalyScore}))`, legend: '{{entity}}' }],
    alerts: [PerformanceAnomalyDetected],
  }),
  timeSeries('Inference Latency', {
    description:
      'Time within which 95 % of the inferences of each kind of model end; the objective is 10 ms.',
    unit: 'milliseconds',
    width: 6,
    queries: [{ expr: promql`${mlInferenceLatencyP95}`, legend: '{{model_type}} {{cluster}}' }],
    limits: { worse: 'above', steps: [{ at: milliseconds(10), color: 'yellow' }] },
  }),
  timeSeries('Model Accuracy', {
    description: 'Share of right answers of each kind of model. A slow fall asks for new training.',
    unit: 'ratio',
    min: 0,
    max: 1,
    width: 6,
    queries: [{ expr: promql`avg by (model_type) (${modelAccuracy})`, legend: '{{model_type}}' }],
  }),
]);
