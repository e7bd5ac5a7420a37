import type { Check, CheckContext, Finding } from '#lib/promql/checks/check';
import { declared } from '#lib/promql/declared';
import { describeOperation } from '#lib/promql/describe';
import { rateFunctions } from '#lib/promql/function-families';
import { unitOf } from '#lib/promql/measure';
import { selectedSeries } from '#lib/promql/selected';
import type { Schema } from '#lib/promql/series';
import type { Binary, Expression, Span } from '#lib/promql/tree';
import type { ValueRange } from '#lib/promql/value-range';
import { descendants, selectorsIn, unwrap } from '#lib/promql/walk';
import { renderNumber } from '#lib/units/decimal';
import { Quantity } from '#lib/units/quantity';
import { type UnitName, units } from '#lib/units/unit';

export const unreachableThreshold: Check = {
  name: 'unreachable-threshold',
  why: 'A threshold outside of what the value can be decides nothing: the alert never fires, or its condition always holds.',
  check: (context) =>
    [...descendants(context.expression)].flatMap((node) =>
      node.kind === 'binary' ? finding(node, context) : [],
    ),
};

function finding(binary: Binary, { schema, units, ranges }: CheckContext): readonly Finding[] {
  const comparison = comparisonOf(binary);
  if (comparison === undefined) return [];
  const { value, operator, threshold } = comparison;
  const unit = unitOf(units.of(value));
  // A threshold in another unit is what the check of units reports.
  if (unit !== undefined && threshold.unit !== undefined && threshold.unit !== unit) return [];
  const range = ranges.of(value);
  const verdict = judge(range, operator, threshold.value);
  if (verdict === undefined || (verdict.holds === 'always' && !isMeasured(value, schema))) return [];
  const bound = `${renderNumber(verdict.bound)}${unit === undefined ? '' : (symbols[unit] ?? '')}`;
  const is = `${nameOf(value)} is ${verdict.end} ${bound}`;
  return [
    {
      start: threshold.start,
      end: threshold.end,
      message: `${is}, so it is ${verdict.holds} ${operator} ${renderNumber(threshold.value)}`,
      fix: inOtherUnit(comparison, range, unit) ?? inRange(verdict, operator),
    },
  ];
}

/** Each comparison, and what it is when its sides are swapped. */
const mirrored = { '>': '<', '>=': '<=', '<': '>', '<=': '>=', '==': '==', '!=': '!=' } as const;
type Operator = keyof typeof mirrored;
const isOperator = (text: string): text is Operator => Object.hasOwn(mirrored, text);

/** A value that is compared with a number, read with the value on the left. */
interface Comparison {
  readonly value: Expression;
  readonly operator: Operator;
  readonly threshold: Threshold;
}

interface Threshold extends Span {
  readonly value: number;
  /** Where it is declared with one. */
  readonly unit: UnitName | undefined;
}

function comparisonOf({ operator, left, right }: Binary): Comparison | undefined {
  if (!isOperator(operator)) return undefined;
  const [small, large] = [thresholdOf(left), thresholdOf(right)];
  if (large !== undefined) return readsSeries(left, { value: left, operator, threshold: large });
  if (small === undefined) return undefined;
  return readsSeries(right, { value: right, operator: mirrored[operator], threshold: small });
}

const readsSeries = (value: Expression, comparison: Comparison): Comparison | undefined =>
  selectorsIn(value).length > 0 ? comparison : undefined;

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
interface Verdict {
  readonly holds: 'never' | 'always';
  readonly end: 'at most' | 'at least';
  readonly bound: number;
}

function judge({ atLeast, atMost }: ValueRange, operator: Operator, threshold: number): Verdict | undefined {
  const strict = operator === '>' || operator === '<=';
  const above = atMost !== undefined && (threshold > atMost || (threshold === atMost && strict));
  const below =
    atLeast !== undefined &&
    (threshold < atLeast || (threshold === atLeast && (operator === '<' || operator === '>=')));
  const [whenAbove, whenBelow] = outcomes[operator];
  if (above && atMost !== undefined) return { holds: whenAbove, end: 'at most', bound: atMost };
  return below ? { holds: whenBelow, end: 'at least', bound: atLeast } : undefined;
}

/** How a comparison ends with a threshold above all values, and with one below them all. */
const outcomes = {
  '>': ['never', 'always'],
  '>=': ['never', 'always'],
  '<': ['always', 'never'],
  '<=': ['always', 'never'],
  '==': ['never', 'never'],
  '!=': ['always', 'always'],
} as const satisfies Record<Operator, readonly [Verdict['holds'], Verdict['holds']]>;

/**
 * Whether there is a number for certain, and no other reason to ask: `count(x) > 0` asks whether there is any, and a
 * quantile or a recorded series that may be one is NaN without observations, which no comparison but `!=` lets pass.
 */
function isMeasured(value: Expression, schema: Schema): boolean {
  return [...descendants(value)].every((node) => {
    switch (node.kind) {
      case 'selector':
        return selectedSeries(node, schema).every(({ kind }) => kind !== 'recorded');
      case 'aggregation':
        return node.operator !== 'count' && node.operator !== 'count_values';
      case 'call':
        return rateFunctions.has(node.function) || /^(?:avg|last|max|min|sum)_over_time$/.test(node.function);
      default:
        return node.kind !== 'binary' || node.operator === '*' || node.operator === '/';
    }
  });
}

function nameOf(value: Expression): string {
  const inner = unwrap(value);
  if (inner.kind === 'selector') return inner.name ?? 'the value';
  return inner.kind === 'call' || inner.kind === 'aggregation'
    ? `\`${describeOperation(inner)}\``
    : 'the value';
}

/** The units that are written after a number as it is. */
const symbols: Partial<Record<UnitName, string>> = { seconds: 's', milliseconds: 'ms', percent: '%' };

/** What a bare number was most likely meant in: milliseconds for seconds, percent for a ratio. */
const oftenMistaken: Partial<Record<UnitName, number>> = { seconds: 1_000, ratio: 100 };

/** The way out when the number was written in another unit. */
function inOtherUnit(
  { operator, threshold }: Comparison,
  range: ValueRange,
  unit: UnitName | undefined,
): string | undefined {
  const factor = unit === undefined ? undefined : oftenMistaken[unit];
  if (unit === undefined || factor === undefined || threshold.unit !== undefined) return undefined;
  const meant = Quantity.of(threshold.value / factor, unit);
  const isTooLarge = range.atMost !== undefined && threshold.value > range.atMost;
  if (!isTooLarge || judge(range, operator, meant.value) !== undefined) return undefined;
  return `the unit is ${units[unit].name}: write ${declared(meant)} or ${meant.toPromql()}`;
}

function inRange({ holds, end, bound }: Verdict, operator: Operator): string {
  const what = operator === '==' || operator === '!=' ? 'value' : 'threshold';
  const without = holds === 'always' ? 'leave the comparison out, or ' : '';
  const isOpen = end === 'at most' ? ['>', '<='].includes(operator) : ['<', '>='].includes(operator);
  const where = isOpen ? (end === 'at most' ? 'below' : 'above') : `of ${end}`;
  return `${without}write a ${what} ${where} ${renderNumber(bound)}`;
}
