import { anyNumber, type Measure, measureOf, perSecond, unknown } from '#lib/promql/measure';
import type { Call, Expression } from '#lib/promql/tree';

/** Functions whose result measures what their argument does. */
const keeping = new Set([
  'abs',
  'avg_over_time',
  'ceil',
  'clamp',
  'clamp_max',
  'clamp_min',
  'delta',
  'double_exponential_smoothing',
  'first_over_time',
  'floor',
  'idelta',
  'increase',
  'label_join',
  'label_replace',
  'last_over_time',
  'mad_over_time',
  'max_over_time',
  'min_over_time',
  'predict_linear',
  'quantile_over_time',
  'round',
  'scalar',
  'sort',
  'sort_by_label',
  'sort_by_label_desc',
  'sort_desc',
  'stddev_over_time',
  'sum_over_time',
  'vector',
]);

const perSecondOf = new Set(['rate', 'irate', 'deriv']);
const counting = new Set(['changes', 'count_over_time', 'resets']);
/** Functions whose second argument is what they work on. */
const quantileFirst = new Set(['histogram_quantile', 'quantile_over_time']);
const inSeconds = new Set(['time', 'timestamp']);

/**
 * What a function's result measures. Functions that are not named here, such as logarithms, leave it unknown.
 * https://prometheus.io/docs/prometheus/latest/querying/functions/
 *
 * @param measureOfArgument what an argument measures
 */
export function measureOfCall(call: Call, measureOfArgument: (argument: Expression) => Measure): Measure {
  const name = call.function;
  if (counting.has(name)) return measureOf('count');
  if (inSeconds.has(name)) return measureOf('seconds');
  if (name === 'pi') return anyNumber;
  if (name === 'histogram_fraction') return measureOf('ratio');
  const argument = call.arguments[quantileFirst.has(name) ? 1 : 0];
  if (argument === undefined) return unknown;
  const inside = measureOfArgument(argument);
  if (name === 'histogram_quantile') return observed(inside);
  if (perSecondOf.has(name)) return perSecond(inside);
  return keeping.has(name) ? inside : unknown;
}

const observed = (measure: Measure): Measure =>
  measure.kind === 'measured' && measure.observes !== undefined ? measureOf(measure.observes) : unknown;
