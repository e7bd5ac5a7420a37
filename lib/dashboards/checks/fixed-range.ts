import type { Diagnostic } from '#lib/promql/diagnostic';
import { rateFunctions } from '#lib/promql/function-families';
import type { Expression, FixedDuration } from '#lib/promql/tree';
import { descendants, unwrap } from '#lib/promql/walk';
import type { ResolvedAlert } from '#lib/rules/resolve';
import { hours } from '#lib/units/duration';

/** From here on a range is meant: "in the last 24 hours". */
const meantFrom = hours(1);

/**
 * Rates over a short range that is written out. Zoomed out, the points of a graph are further apart than the range, and
 * what happens between them is not seen. A panel may look back as far as an alert that it shows.
 */
export function fixedRanges(expression: Expression, shown: readonly ResolvedAlert[]): readonly Diagnostic[] {
  const ofAlerts = shown.flatMap(({ expr }) => rangesOfRates(expr.expression));
  return rangesOfRates(expression)
    .filter(({ duration }) => duration.isShorterThan(meantFrom))
    .filter(({ duration }) => !ofAlerts.some((range) => range.duration.equals(duration)))
    .map(({ duration, start, end }) => ({
      check: 'dashboards/fixed-range',
      start,
      end,
      message: `looks back ${duration} whatever time is shown`,
      fix: 'write [$__rate_interval], or an hour or more where a fixed time is meant',
    }));
}

function rangesOfRates(expression: Expression): readonly FixedDuration[] {
  return [...descendants(expression)].flatMap((call) => {
    if (call.kind !== 'call' || !rateFunctions.has(call.function)) return [];
    return call.arguments
      .map(unwrap)
      .flatMap((argument) => (argument.kind === 'range selector' ? [argument.range] : []))
      .filter((range) => range.kind === 'duration');
  });
}
