import { stringify } from 'yaml';
import { type LazyPlace, placeOfCaller } from '#lib/place';
import type { Recording } from '#lib/rules/recording';
import type { ResolvedGroup } from '#lib/rules/resolve';
import { renderSeries, type SampleSeries } from '#lib/rules/samples';
import { type Duration, minutes, seconds, shortest } from '#lib/units/duration';

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

/** What judges the cases; both read one format, but for what they call expressions. */
export type RuleTester = 'promtool' | 'vmalert-tool';

const nameOfExpressions = { promtool: 'promql_expr_test', 'vmalert-tool': 'metricsql_expr_test' } as const;

/**
 * The cases as a file for `promtool test rules` or `vmalert-tool unittest`
 * (https://docs.victoriametrics.com/victoriametrics/vmalert-tool/). promtool compares values up to rounding, the other exactly.
 *
 * @param groups those that are evaluated: by promtool as often as they say; by vmalert-tool, which takes seconds for a
 *   day of minutes, at the times at which the cases look, which therefore are multiples of the shortest of them
 */
export function renderRecordingCases(
  cases: readonly RecordingCase[],
  groups: readonly ResolvedGroup[],
  ruleFiles: readonly string[],
  tester: RuleTester = 'promtool',
): string {
  const interval =
    tester === 'promtool'
      ? shortest(groups.map((group) => group.interval))
      : shortest(cases.map(({ at }) => at));
  return stringify(
    {
      rule_files: ruleFiles,
      evaluation_interval: interval.toString(),
      ...(tester === 'promtool' && { fuzzy_compare: true }),
      group_eval_order: groups.map((group) => group.name),
      tests: cases.map(({ recording, title, interval, series, at, expect }) => ({
        name: `${recording.name}: ${title}`,
        interval: interval.toString(),
        input_series: series,
        [nameOfExpressions[tester]]: [
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
