import { upTo } from '#lib/metrics/label';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import { result, zeroToOne } from '#metrics/bounds';
import { dwcpMlPredictions } from '#metrics/dwcp-jobs';

const model_type = upTo(10, 'What the model does, such as bandwidth_lstm');
const job = dwcpMlPredictions;

export const inferenceDuration = histogram('dwcp_ml_inference_duration_ms', {
  help: 'Time that one inference took',
  unit: 'milliseconds',
  labels: {
    model_type,
    model_version: upTo(4, 'The version of the model: the old and the new one during a change'),
  },
  job,
  buckets: [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500],
  bucketsAssumed: true,
  requiredBounds: [10],
});

export const inferences = counter('dwcp_ml_inference_total', {
  help: 'Inferences',
  unit: 'count',
  labels: { model_type, result },
  job,
});

export const modelAccuracy = gauge('dwcp_ml_model_accuracy', {
  help: 'Share of right answers of the model',
  unit: 'ratio',
  range: zeroToOne,
  labels: { model_type },
  job,
});

export const compressionSelectionAccuracy = gauge('dwcp_compression_selection_accuracy', {
  help: 'Share of transfers for which the best compression was chosen',
  unit: 'ratio',
  range: zeroToOne,
  job,
});

export const anomalyDetectionPrecision = gauge('dwcp_anomaly_detection_precision', {
  help: 'Share of reported anomalies that were real',
  unit: 'ratio',
  range: zeroToOne,
  job,
});

export const anomalyDetectionRecall = gauge('dwcp_anomaly_detection_recall', {
  help: 'Share of real anomalies that were reported',
  unit: 'ratio',
  range: zeroToOne,
  job,
});
