import type { Check, Finding } from '#lib/promql/checks/check';
import { literalOf, mayHoldVariable } from '#lib/promql/checks/regexp-literal';
import { list } from '#lib/promql/describe';
import { selectedSeries } from '#lib/promql/selected';
import type { Schema } from '#lib/promql/series';
import { quote } from '#lib/promql/string-literal';
import type { Matcher, Selector } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';
import { closest } from '#lib/suggestion';

export const unknownValue: Check = {
  name: 'unknown-value',
  why: 'A value that the exporter never gives a label matches nothing: the alert cannot fire, the panel stays blank.',
  check: ({ expression, schema }) =>
    selectorsIn(expression).flatMap((selector) =>
      selector.matchers.flatMap((matcher) => findings(matcher, selector, schema)),
    ),
};

function findings(matcher: Matcher, selector: Selector, schema: Schema): readonly Finding[] {
  const { label, start, end } = matcher;
  const values = valuesOf(label, selector, schema);
  if (values === undefined) return [];
  const has = selector.name === undefined ? 'no metric selected here has' : `${selector.name} never has`;
  return wordsOf(matcher)
    .filter((word) => word !== '' && !values.includes(word))
    .map((word) => ({
      start,
      end,
      message: `${has} ${label}=${quote(word)}`,
      fix: wayOut(word, values),
    }));
}

/** The values that a matcher asks for by name; none when it is a pattern, excludes, or Grafana fills it in. */
function wordsOf({ operator, value }: Matcher): readonly string[] {
  if (mayHoldVariable(value)) return [];
  if (operator === '=') return [value];
  if (operator !== '=~') return [];
  const words = value.split('|').map(literalOf);
  return words.every((word) => word !== undefined) ? words : [];
}

/** The values of the label on the metrics that have it; undefined when those of one of them are not known. */
function valuesOf(label: string, selector: Selector, schema: Schema): readonly string[] | undefined {
  const having = selectedSeries(selector, schema).filter(({ labels }) => labels.has(label));
  const known = having.flatMap(({ values }) => values?.get(label) ?? []);
  const allKnown = having.every(({ values }) => values?.has(label));
  return having.length > 0 && allKnown ? [...new Set(known)] : undefined;
}

function wayOut(word: string, values: readonly string[]): string {
  const same = values.find((value) => value.toLowerCase() === word.toLowerCase());
  const similar = same ?? closest(word, values);
  if (similar !== undefined) return `did you mean ${similar}?`;
  return values.length === 1 ? `its only value is ${list(values)}` : `its values are ${list(values)}`;
}
