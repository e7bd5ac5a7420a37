/** Functions that turn a counter into how fast it grows, resets corrected. */
export const rateFunctions: ReadonlySet<string> = new Set(['rate', 'irate', 'increase']);

/** Functions that measure how a gauge changes, and take a counter's reset for a fall. */
export const changeFunctions: ReadonlySet<string> = new Set(['delta', 'idelta', 'deriv', 'predict_linear']);

/** Functions over a range to which one sample in it is enough. */
export const oneSampleFunctions: ReadonlySet<string> = new Set([
  'absent_over_time',
  'count_over_time',
  'first_over_time',
  'last_over_time',
  'present_over_time',
]);

/** Aggregations that calculate with the values inside, unlike `count` and `group`. */
export const calculatingAggregations: ReadonlySet<string> = new Set([
  'sum',
  'avg',
  'min',
  'max',
  'stddev',
  'stdvar',
  'topk',
  'bottomk',
  'quantile',
]);
