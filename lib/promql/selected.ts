import { matchesWholly } from '#lib/promql/regular-expression';
import type { Schema, Series } from '#lib/promql/series';
import type { Matcher, Selector } from '#lib/promql/tree';

/**
 * The series of the schema that a selector reads: one by name, or those whose names match its `__name__` matchers.
 *
 * @returns nothing when the name is not in the schema
 */
export function selectedSeries(selector: Selector, schema: Schema): readonly Series[] {
  if (selector.name !== undefined) return known(schema.series(selector.name));
  const matchers = selector.matchers.filter((matcher) => matcher.label === '__name__');
  if (matchers.length === 0) return [...schema.names()].flatMap((name) => known(schema.series(name)));
  return [...schema.names()]
    .filter((name) => matchers.every((matcher) => matches(matcher, name)))
    .flatMap((name) => known(schema.series(name)));
}

/** Whether a label's value satisfies a matcher, regular expressions anchored at both ends as Prometheus does. */
export function matches({ operator, value }: Matcher, candidate: string): boolean {
  switch (operator) {
    case '=':
      return candidate === value;
    case '!=':
      return candidate !== value;
    case '=~':
      return matchesWholly(value, candidate);
    case '!~':
      return !matchesWholly(value, candidate);
  }
}

const known = (series: Series | undefined): readonly Series[] => (series === undefined ? [] : [series]);
