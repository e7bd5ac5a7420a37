import { stringify } from 'yaml';
import { type LazyPlace, placeOfCaller } from '#lib/place';
import type { Recording } from '#lib/rules/recording';
import type { ResolvedGroup } from '#lib/rules/resolve';
import { renderSeries, type SampleSeries } from '#lib/rules/samples';
import { type Duration, minutes, seconds } from '#lib/units/duration';

/** One sample that a recording rule stores: its labels, `__name__` left out, and its value. */
export interface RecordedSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface RecordingCaseProps {
  /** A sentence: what is recorded of what. */
  readonly title: string;
  readonly series: readonly SampleSeries[];
  /** What is stored then; nothing when it is empty. */
  readonly expect: readonly RecordedSample[];
  /** When it is looked at. @default 5 minutes after the start */
  readonly at?: Duration;
  /** The time between two samples. @default 10 s */
  readonly interval?: Duration;
}

export interface RecordingCase extends Required<RecordingCaseProps> {
  readonly recording: Recording;
  readonly declaredAt: LazyPlace;
}

/** The proofs of one recording rule. */
export function recordingCases(
  recording: Recording,
  props: readonly RecordingCaseProps[],
): readonly RecordingCase[] {
  const declaredAt = placeOfCaller(recordingCases);
  return props.map((one) => ({ at: minutes(5), interval: seconds(10), ...one, recording, declaredAt }));
}

/** The cases as a file for `promtool test rules`, whose values are compared up to rounding. */
export function renderRecordingCases(
  cases: readonly RecordingCase[],
  groups: readonly ResolvedGroup[],
  ruleFiles: readonly string[],
): string {
  return stringify(
    {
      rule_files: ruleFiles,
      evaluation_interval: seconds(10).toString(),
      fuzzy_compare: true,
      group_eval_order: groups.map((group) => group.name),
      tests: cases.map(({ recording, title, interval, series, at, expect }) => ({
        name: `${recording.name}: ${title}`,
        interval: interval.toString(),
        input_series: series,
        promql_expr_test: [
          {
            expr: recording.name,
            eval_time: at.toString(),
            exp_samples: expect.map(({ labels, value }) => ({
              labels: renderSeries(recording.name, labels),
              value,
            })),
          },
        ],
      })),
    },
    { lineWidth: 0 },
  );
}
