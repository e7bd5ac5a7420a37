import { upTo } from '#lib/metrics/label';
import { gauge } from '#lib/metrics/metric';
import { zeroToOne } from '#metrics/bounds';
import { dwcpAnomalyDetector } from '#metrics/dwcp-jobs';

export const anomalyScore = gauge('dwcp_anomaly_score', {
  help: 'How unlike its past the entity behaves: 0 as ever, 1 as never before',
  unit: 'ratio',
  range: zeroToOne,
  labels: {
    entity: upTo(100, 'What is watched: a node, a component or a metric'),
    model: upTo(4, 'The model that judges, such as lstm_autoencoder'),
  },
  job: dwcpAnomalyDetector,
});
