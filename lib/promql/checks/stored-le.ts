import type { Check, CheckContext, Finding } from '#lib/promql/checks/check';
import { matches, selectedSeries } from '#lib/promql/selected';
import { quote } from '#lib/promql/string-literal';
import type { Matcher, Selector } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';

export const storedLe: Check = {
  name: 'stored-le',
  why: 'Prometheus 3 stores the bound 1 as `1.0`, and only bounds that the exporter has; another matches no bucket.',
  check: (context) =>
    selectorsIn(context.expression).flatMap((selector) =>
      selector.matchers
        .filter(({ label, operator }) => label === 'le' && (operator === '=' || operator === '=~'))
        .flatMap((matcher) => finding(matcher, selector, context)),
    ),
};

function finding(matcher: Matcher, selector: Selector, { schema }: CheckContext): readonly Finding[] {
  const buckets = selectedSeries(selector, schema).flatMap((series) => series.buckets ?? []);
  if (buckets.some((bound) => matches(matcher, bound))) return [];
  const { operator, value, start, end } = matcher;
  const written = `le${operator}${quote(value)}`;
  const stored = operator === '=' ? storedSpelling(value, buckets) : undefined;
  if (stored !== undefined) {
    const message = `${written} matches nothing: Prometheus stores the bound as ${stored}`;
    return [{ start, end, message, fix: `write le="${stored}"` }];
  }
  if (buckets.length === 0) return [];
  const message = `${written} is no bound of ${selector.name ?? 'these buckets'}`;
  return [{ start, end, message, fix: `its bounds are ${[...new Set(buckets)].join(', ')}` }];
}

/** The spelling of the same number that is stored, known from the buckets or, for whole numbers, from the rule. */
function storedSpelling(value: string, buckets: readonly string[]): string | undefined {
  if (value === '') return undefined;
  const same = buckets.find((bound) => Number(bound) === Number(value));
  return same ?? (buckets.length === 0 && /^\d{1,6}$/.test(value) ? `${value}.0` : undefined);
}
