import { rateFunctions } from '#lib/promql/function-families';
import type { Call, Expression } from '#lib/promql/tree';
import { anyValue, neverNegative, sumRange, type ValueRange } from '#lib/promql/value-range';
import { unwrap } from '#lib/promql/walk';

/** Functions whose results are among the values of their argument, or between them. */
const keeping = new Set([
  'avg_over_time',
  'first_over_time',
  'label_join',
  'label_replace',
  'last_over_time',
  'max_over_time',
  'min_over_time',
  'sort',
  'sort_by_label',
  'sort_by_label_desc',
  'sort_desc',
  'vector',
]);

/**
 * Between which numbers a function's results lie. Of a function that is not named here nothing is known: `delta`,
 * `deriv` and `predict_linear` leave the range of what was measured.
 * https://prometheus.io/docs/prometheus/latest/querying/functions/
 *
 * @param rangeOf the range of an argument's values
 */
export function rangeOfCall(call: Call, rangeOf: (argument: Expression) => ValueRange): ValueRange {
  const name = call.function;
  const [first, second] = call.arguments;
  if (name === 'count_over_time') return { atLeast: 1 };
  if (name === 'changes' || name === 'resets') return neverNegative;
  if (first === undefined) return anyValue;
  if (name === 'quantile_over_time') {
    return second !== undefined && isQuantile(first) ? rangeOf(second) : anyValue;
  }
  if (name === 'sum_over_time') return sumRange(rangeOf(first));
  if (rateFunctions.has(name)) return rateRange(rangeOf(first));
  return keeping.has(name) ? rangeOf(first) : anyValue;
}

/** Whether it is a number from 0 to 1. Prometheus answers infinity to any other quantile. */
export function isQuantile(expression: Expression): boolean {
  const inner = unwrap(expression);
  return inner.kind === 'number' && inner.value >= 0 && inner.value <= 1;
}

/** Only what is never negative grows without ever shrinking, restarts corrected. */
const rateRange = ({ atLeast }: ValueRange): ValueRange =>
  atLeast !== undefined && atLeast >= 0 ? neverNegative : anyValue;
