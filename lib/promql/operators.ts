/** What an operator does: https://prometheus.io/docs/prometheus/latest/querying/operators/ */
export type OperatorKind = 'arithmetic' | 'comparison' | 'trim' | 'set';

export interface Operator {
  readonly kind: OperatorKind;
  /** Higher binds tighter. */
  readonly precedence: number;
}

/** The binary operators. All associate to the left but `^`. A sign before an operand binds like `*`. */
export const operators: Readonly<Record<string, Operator>> = {
  or: { kind: 'set', precedence: 1 },
  and: { kind: 'set', precedence: 2 },
  unless: { kind: 'set', precedence: 2 },
  '==': { kind: 'comparison', precedence: 3 },
  '!=': { kind: 'comparison', precedence: 3 },
  '<=': { kind: 'comparison', precedence: 3 },
  '<': { kind: 'comparison', precedence: 3 },
  '>=': { kind: 'comparison', precedence: 3 },
  '>': { kind: 'comparison', precedence: 3 },
  '</': { kind: 'trim', precedence: 3 },
  '>/': { kind: 'trim', precedence: 3 },
  '+': { kind: 'arithmetic', precedence: 4 },
  '-': { kind: 'arithmetic', precedence: 4 },
  '*': { kind: 'arithmetic', precedence: 5 },
  '/': { kind: 'arithmetic', precedence: 5 },
  '%': { kind: 'arithmetic', precedence: 5 },
  atan2: { kind: 'arithmetic', precedence: 5 },
  '^': { kind: 'arithmetic', precedence: 6 },
};

/** How tight a sign binds: `-a ^ b` is `-(a ^ b)`, `-a * b` is `(-a) * b`. */
export const signPrecedence = 5;

/** The aggregation operators, and the type of the parameter that some take before the expression. */
export const aggregations: Readonly<
  Record<string, { readonly parameter?: 'scalar' | 'string'; readonly experimental?: true }>
> = {
  sum: {},
  avg: {},
  count: {},
  min: {},
  max: {},
  group: {},
  stddev: {},
  stdvar: {},
  topk: { parameter: 'scalar' },
  bottomk: { parameter: 'scalar' },
  count_values: { parameter: 'string' },
  quantile: { parameter: 'scalar' },
  limitk: { parameter: 'scalar', experimental: true },
  limit_ratio: { parameter: 'scalar', experimental: true },
};

/** Keywords that Prometheus' grammar does not take for the name of a metric unless it is quoted in braces. */
export const neverMetrics: ReadonlySet<string> = new Set([
  'atan2',
  'bool',
  'on',
  'ignoring',
  'group_left',
  'group_right',
]);
