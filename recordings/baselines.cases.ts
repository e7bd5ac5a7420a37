import { type RecordingCase, recordingCases } from '#lib/rules/recording-case';
import { samples } from '#lib/rules/samples';
import { days, hours, minutes } from '#lib/units/duration';
import { bandwidthBaseline, consensusLatencyBaseline } from '#recordings/baselines';
import { bandwidthTotal, consensusLatencyP95 } from '#recordings/performance';

/** A sample an hour is enough to see what a week is made of. */
const weekly = { at: days(10), interval: hours(1) } as const;

export const baselineCases: readonly RecordingCase[] = [
  ...recordingCases(consensusLatencyBaseline, [
    {
      title: 'is the average of the last seven days, and of nothing before',
      // Three days at 1 s, which are too long ago; then 84 hours each of 20 ms and 40 ms.
      series: [samples(consensusLatencyP95, {}, '1x72 0.02x83 0.04x83')],
      expect: [{ labels: {}, value: 0.03 }],
      ...weekly,
    },
    {
      title: 'is the average of what there is, on a younger site',
      series: [samples(consensusLatencyP95, {}, '0.02x600')],
      expect: [{ labels: {}, value: 0.02 }],
      at: hours(10),
      interval: minutes(1),
    },
    { title: 'is absent where nothing was recorded', series: [], expect: [], at: hours(10) },
  ]),
  ...recordingCases(bandwidthBaseline, [
    {
      title: 'is the average of the last seven days, and of nothing before',
      series: [samples(bandwidthTotal, {}, '9000x72 400x83 600x83')],
      expect: [{ labels: {}, value: 500 }],
      ...weekly,
    },
  ]),
];
