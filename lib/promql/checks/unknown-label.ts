import type { Check, CheckContext, Finding } from '#lib/promql/checks/check';
import { describeValue, list } from '#lib/promql/describe';
import { type LabelUse, labelUses } from '#lib/promql/labels-uses';
import { selectedSeries } from '#lib/promql/selected';
import type { Expression, Selector } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';
import { closest } from '#lib/suggestion';

export const unknownLabel: Check = {
  name: 'unknown-label',
  why: 'A label that a metric does not have matches nothing, groups nothing and prints nothing.',
  check: (context) => [
    ...selectorsIn(context.expression).flatMap((selector) => inMatchers(selector, context)),
    ...labelUses(context.expression, context.annotationLabels).flatMap((use) => inUse(use, context)),
  ],
};

function inMatchers(selector: Selector, { schema }: CheckContext): readonly Finding[] {
  const series = selectedSeries(selector, schema);
  if (series.length === 0) return [];
  const labels = new Set(series.flatMap((one) => [...one.labels]));
  return selector.matchers
    .filter(({ label }) => label !== '__name__' && !labels.has(label))
    .map(({ label, start }) => ({
      start,
      end: start + label.length,
      message:
        selector.name === undefined
          ? `no metric selected here has a label ${label}`
          : `${selector.name} has no label ${label}`,
      fix: wayOut(label, labels),
    }));
}

function inUse(use: LabelUse, { labels }: CheckContext): readonly Finding[] {
  if (use.label === '__name__') return [];
  const without = use.of.filter((expression) => !labels.of(expression).has(use.label));
  const enough = use.need === 'every' ? without.length === 0 : without.length < use.of.length;
  const removed = without.some((expression) => labels.removerOf(expression, use.label) !== undefined);
  if (enough || removed) return [];
  const there = without.flatMap((expression) => [...(labels.of(expression).known ?? [])]);
  const who = without.length === use.of.length ? describeAll(without) : describeSide(without, use);
  return [
    {
      start: use.start,
      end: use.end,
      message: `${use.by} names the label ${use.label}, which ${who} does not have`,
      fix: wayOut(use.label, new Set(there)),
    },
  ];
}

function describeAll(expressions: readonly Expression[]): string {
  const names = new Set(expressions.flatMap(selectorsIn).map((selector) => describeValue(selector, 'it')));
  const [name = 'it'] = names;
  return names.size === 1 ? name : 'the expression';
}

function describeSide([missing]: readonly Expression[], { of }: LabelUse): string {
  const side = missing === of[0] ? 'the left side' : 'the right side';
  return missing === undefined ? side : describeValue(missing, side);
}

function wayOut(label: string, labels: ReadonlySet<string>): string {
  const similar = closest(label, labels);
  if (similar !== undefined) return `did you mean ${similar}?`;
  return labels.size === 0 ? 'there are no labels left here' : `the labels are ${list(labels)}`;
}
