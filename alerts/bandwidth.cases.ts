import { BandwidthPredictionAccuracyLow } from '#alerts/bandwidth';
import { cases, firing, pending, silent } from '#lib/rules/case';
import { samples } from '#lib/rules/samples';
import { minutes, seconds } from '#lib/units/duration';
import { bandwidthPredictionAccuracy } from '#metrics/bandwidth';

const hybrid = { job: 'dwcp-core', instance: 'dwcp-manager:8080', mode: 'hybrid' };

export const bandwidthCases = cases(BandwidthPredictionAccuracyLow, [
  {
    title: 'fires while the accuracy of a mode is 79 %',
    proves: ['fires', 'for boundary', 'resolves'],
    series: [samples(bandwidthPredictionAccuracy, hybrid, '0.9x5 0.79x65 0.9x5')],
    expect: [
      ...silent(seconds(50)),
      pending(seconds(650)),
      firing(seconds(660), {
        labels: hybrid,
        summary: 'Bandwidth prediction in mode hybrid is inaccurate',
        description:
          'The bandwidth predictor of dwcp-manager:8080 is right in 79% of cases in mode hybrid, less than 80%.',
      }),
      ...silent(seconds(720)),
    ],
  },
  {
    title: 'stays silent at exactly 80 %',
    proves: ['just below'],
    series: [samples(bandwidthPredictionAccuracy, hybrid, '0.8x100')],
    expect: silent(minutes(11), minutes(16)),
  },
  {
    title: 'ends when the mode is no longer predicted',
    proves: ['missing data'],
    series: [samples(bandwidthPredictionAccuracy, hybrid, '0.79x65 stale')],
    expect: silent(minutes(11)),
  },
]);
