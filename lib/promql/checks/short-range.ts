import type { Check, CheckContext, Finding } from '#lib/promql/checks/check';
import { oneSampleFunctions } from '#lib/promql/function-families';
import { selectedSeries } from '#lib/promql/selected';
import type { RangeSelector } from '#lib/promql/tree';
import { descendants, unwrap } from '#lib/promql/walk';
import type { Duration } from '#lib/units/duration';

/** With 4 intervals in a range, one failed scrape and unlucky alignment still leave the 2 samples a rate needs. */
const intervals = 4;

export const shortRange: Check = {
  name: 'short-range',
  why: 'A range that holds fewer than two samples after one failed scrape gives no result: the alert falls silent.',
  check: ({ expression, schema }) =>
    [...descendants(expression)].flatMap((call) => {
      if (call.kind !== 'call' || oneSampleFunctions.has(call.function)) return [];
      return call.arguments
        .map(unwrap)
        .filter((argument) => argument.kind === 'range selector')
        .flatMap((argument) => finding(argument, schema));
    }),
};

function finding({ selector, range }: RangeSelector, schema: CheckContext['schema']): readonly Finding[] {
  if (range.kind !== 'duration') return [];
  const slowest = selectedSeries(selector, schema).reduce<{ name: string; interval: Duration } | undefined>(
    (slow, series) => (slow === undefined || slow.interval.isShorterThan(series.interval) ? series : slow),
    undefined,
  );
  if (slowest === undefined) return [];
  const least = slowest.interval.times(intervals);
  if (!range.duration.isShorterThan(least)) return [];
  return [
    {
      start: range.start,
      end: range.end,
      message: `a range of ${range.duration} over ${slowest.name}, which is stored every ${slowest.interval}`,
      fix: `write [${least}] or more: ${intervals} intervals`,
    },
  ];
}
