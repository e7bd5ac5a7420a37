import { gauge, histogram } from '#lib/metrics/metric';
import { mode, zeroToOne } from '#metrics/bounds';
import { dwcpCore } from '#metrics/dwcp-jobs';

export const bandwidthUtilization = gauge('dwcp_bandwidth_utilization_mbps', {
  help: 'Bandwidth in use',
  unit: 'megabitsPerSecond',
  job: dwcpCore,
});

export const bandwidthPredicted = gauge('dwcp_bandwidth_predicted_mbps', {
  help: 'Bandwidth that PBA predicts',
  unit: 'megabitsPerSecond',
  job: dwcpCore,
});

export const bandwidthPredictionAccuracy = gauge('dwcp_bandwidth_prediction_accuracy', {
  help: 'How near the prediction was: 1 is exact',
  unit: 'ratio',
  range: zeroToOne,
  labels: { mode },
  job: dwcpCore,
});

export const bandwidthPredictionError = histogram('dwcp_bandwidth_prediction_error_mbps', {
  help: 'Distance between predicted and measured bandwidth',
  unit: 'megabitsPerSecond',
  job: dwcpCore,
  buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000],
  bucketsAssumed: true,
});
