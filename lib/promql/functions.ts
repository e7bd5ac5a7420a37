import type { ValueType } from '#lib/promql/tree';

/** What a function of Prometheus 3.14 takes and returns. */
export interface FunctionSignature {
  /** The last one stands for every further argument. */
  readonly parameters: readonly ValueType[];
  readonly fewest: number;
  readonly most: number;
  readonly returns: ValueType;
  /** Behind --enable-feature=promql-experimental-functions. */
  readonly experimental: boolean;
}

const instant = 'instant vector';
const range = 'range vector';
const scalar = 'scalar';
const string = 'string';

/** Takes exactly these. */
function takes(...parameters: readonly ValueType[]): FunctionSignature {
  const { length } = parameters;
  return { parameters, fewest: length, most: length, returns: instant, experimental: false };
}

const ofInstant = takes(instant);
const ofRange = takes(range);
const ofInstantOrNow: FunctionSignature = { ...ofInstant, fewest: 0 };
const toScalar = { returns: scalar } as const;
const experimental = { experimental: true } as const;

/**
 * Every function of the pinned Prometheus: promql/parser/functions.go at v3.14.0, explained at
 * https://prometheus.io/docs/prometheus/latest/querying/functions/
 */
const signatures: Readonly<Record<string, FunctionSignature>> = {
  abs: ofInstant,
  absent: ofInstant,
  absent_over_time: ofRange,
  acos: ofInstant,
  acosh: ofInstant,
  asin: ofInstant,
  asinh: ofInstant,
  atan: ofInstant,
  atanh: ofInstant,
  avg_over_time: ofRange,
  ceil: ofInstant,
  changes: ofRange,
  clamp: takes(instant, scalar, scalar),
  clamp_max: takes(instant, scalar),
  clamp_min: takes(instant, scalar),
  cos: ofInstant,
  cosh: ofInstant,
  count_over_time: ofRange,
  day_of_month: ofInstantOrNow,
  day_of_week: ofInstantOrNow,
  day_of_year: ofInstantOrNow,
  days_in_month: ofInstantOrNow,
  deg: ofInstant,
  delta: ofRange,
  deriv: ofRange,
  double_exponential_smoothing: { ...takes(range, scalar, scalar), ...experimental },
  end: { ...takes(), ...toScalar, ...experimental },
  exp: ofInstant,
  first_over_time: ofRange,
  floor: ofInstant,
  histogram_avg: ofInstant,
  histogram_count: ofInstant,
  histogram_fraction: takes(scalar, scalar, instant),
  histogram_quantile: takes(scalar, instant),
  histogram_quantiles: { ...takes(instant, string, scalar), most: 12, ...experimental },
  histogram_stddev: ofInstant,
  histogram_stdvar: ofInstant,
  histogram_sum: ofInstant,
  hour: ofInstantOrNow,
  idelta: ofRange,
  increase: ofRange,
  info: { ...takes(instant, instant), fewest: 1, ...experimental },
  irate: ofRange,
  label_join: { ...takes(instant, string, string), most: Number.POSITIVE_INFINITY },
  label_replace: takes(instant, string, string, string, string),
  last_over_time: ofRange,
  ln: ofInstant,
  log10: ofInstant,
  log2: ofInstant,
  mad_over_time: { ...ofRange, ...experimental },
  max_of: { ...takes(scalar, scalar), ...toScalar, ...experimental },
  max_over_time: ofRange,
  min_of: { ...takes(scalar, scalar), ...toScalar, ...experimental },
  min_over_time: ofRange,
  minute: ofInstantOrNow,
  month: ofInstantOrNow,
  pi: { ...takes(), ...toScalar },
  predict_linear: takes(range, scalar),
  present_over_time: ofRange,
  quantile_over_time: takes(scalar, range),
  rad: ofInstant,
  range: { ...takes(), ...toScalar, ...experimental },
  rate: ofRange,
  resets: ofRange,
  round: { ...takes(instant, scalar), fewest: 1 },
  scalar: { ...ofInstant, ...toScalar },
  sgn: ofInstant,
  sin: ofInstant,
  sinh: ofInstant,
  sort: ofInstant,
  sort_by_label: { ...takes(instant, string), fewest: 1, most: Number.POSITIVE_INFINITY, ...experimental },
  sort_by_label_desc: {
    ...takes(instant, string),
    fewest: 1,
    most: Number.POSITIVE_INFINITY,
    ...experimental,
  },
  sort_desc: ofInstant,
  sqrt: ofInstant,
  start: { ...takes(), ...toScalar, ...experimental },
  start_timestamp: { ...ofInstant, ...experimental },
  stddev_over_time: ofRange,
  stdvar_over_time: ofRange,
  step: { ...takes(), ...toScalar, ...experimental },
  sum_over_time: ofRange,
  tan: ofInstant,
  tanh: ofInstant,
  time: { ...takes(), ...toScalar },
  timestamp: ofInstant,
  ts_of_first_over_time: { ...ofRange, ...experimental },
  ts_of_last_over_time: { ...ofRange, ...experimental },
  ts_of_max_over_time: { ...ofRange, ...experimental },
  ts_of_min_over_time: { ...ofRange, ...experimental },
  vector: takes(scalar),
  year: ofInstantOrNow,
};

const table = new Map(Object.entries(signatures));

/** @returns undefined when the pinned Prometheus has no function of that name */
export function signatureOf(name: string): FunctionSignature | undefined {
  return table.get(name);
}

/** The names of all functions, for suggestions. */
export const functionNames: readonly string[] = [...table.keys()];
