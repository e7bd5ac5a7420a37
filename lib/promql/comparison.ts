import type { Binary, Expression, Span } from '#lib/promql/tree';
import type { ValueRange } from '#lib/promql/value-range';
import { unwrap } from '#lib/promql/walk';
import type { UnitName } from '#lib/units/unit';

/** Each operator of comparison, and what it is when the sides are swapped. */
const mirrored = { '>': '<', '>=': '<=', '<': '>', '<=': '>=', '==': '==', '!=': '!=' } as const;
export type ComparisonOperator = keyof typeof mirrored;

const isOperator = (text: string): text is ComparisonOperator => Object.hasOwn(mirrored, text);

/** A value that is compared with a number, read with the value on the left. */
export interface Comparison {
  readonly value: Expression;
  readonly operator: ComparisonOperator;
  readonly threshold: Threshold;
}

export interface Threshold extends Span {
  readonly value: number;
  /** Where it is declared with one. */
  readonly unit: UnitName | undefined;
}

/** The comparison that an operation is. @returns undefined when it is another operation or compares two values */
export function comparisonOf({ operator, left, right }: Binary): Comparison | undefined {
  if (!isOperator(operator)) return undefined;
  const [small, large] = [thresholdOf(left), thresholdOf(right)];
  if (large !== undefined) return { value: left, operator, threshold: large };
  return small === undefined ? undefined : { value: right, operator: mirrored[operator], threshold: small };
}

/** A finite number with its sign. */
function thresholdOf(expression: Expression): Threshold | undefined {
  const inner = unwrap(expression);
  const number = inner.kind === 'unary' ? unwrap(inner.expression) : inner;
  if (number.kind !== 'number' || !Number.isFinite(number.value)) return undefined;
  const isNegative = inner.kind === 'unary' && inner.operator === '-';
  const unit = number.quantity?.unit;
  return {
    start: inner.start,
    end: inner.end,
    value: isNegative ? -number.value : number.value,
    unit: unit === 'none' ? undefined : unit,
  };
}

/** Whether a comparison can hold, and the end of the range that decides it. */
export interface Verdict {
  readonly holds: 'never' | 'always';
  readonly end: 'at most' | 'at least';
  readonly bound: number;
}

/** Whether values of a range pass a comparison. @returns undefined when some can and others cannot, or it is not known */
export function judge(
  { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }: ValueRange,
  operator: ComparisonOperator,
  threshold: number,
): Verdict | undefined {
  const [whenAbove, whenBelow] = outcomes[operator];
  const isAbove = operator === '>' || operator === '<=' ? threshold >= atMost : threshold > atMost;
  if (isAbove) return { holds: whenAbove, end: 'at most', bound: atMost };
  const isBelow = operator === '<' || operator === '>=' ? threshold <= atLeast : threshold < atLeast;
  return isBelow ? { holds: whenBelow, end: 'at least', bound: atLeast } : undefined;
}

/** How a comparison ends with a threshold above all values, and with one below them all. */
const outcomes = {
  '>': ['never', 'always'],
  '>=': ['never', 'always'],
  '<': ['always', 'never'],
  '<=': ['always', 'never'],
  '==': ['never', 'never'],
  '!=': ['always', 'always'],
} as const satisfies Record<ComparisonOperator, readonly [Verdict['holds'], Verdict['holds']]>;
