import { PerformanceAnomalyDetected } from '#alerts/anomaly';
import { cases, firing, pending, silent } from '#lib/rules/case';
import { samples } from '#lib/rules/samples';
import { minutes, seconds } from '#lib/units/duration';
import { anomalyScore } from '#metrics/anomaly';

const node3 = {
  job: 'dwcp-anomaly-detector',
  instance: 'dwcp-anomaly-detector:8090',
  entity: 'node-3',
  model: 'lstm',
};

export const anomalyCases = cases(PerformanceAnomalyDetected, [
  {
    title: 'fires while the score is 0.96',
    proves: ['fires', 'for boundary', 'resolves'],
    series: [samples(anomalyScore, node3, '0.5x5 0.96x11 0.5x5')],
    expect: [
      ...silent(seconds(50)),
      pending(seconds(110)),
      firing(seconds(120), {
        labels: node3,
        summary: 'node-3 behaves unlike it did before',
        description: 'Model lstm gives node-3 an anomaly score of 96%, above 95%.',
      }),
      ...silent(seconds(180)),
    ],
  },
  {
    title: 'stays silent at a score of exactly 0.95',
    proves: ['just below'],
    series: [samples(anomalyScore, node3, '0.95x30')],
    expect: silent(minutes(2), minutes(5)),
  },
  {
    title: 'ends when the detector no longer scores the entity',
    proves: ['missing data'],
    series: [samples(anomalyScore, node3, '0.96x11 stale')],
    expect: silent(minutes(2)),
  },
]);
