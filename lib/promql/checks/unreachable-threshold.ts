import type { Check, CheckContext, Finding } from '#lib/promql/checks/check';
import {
  type Comparison,
  type ComparisonOperator,
  comparisonOf,
  judge,
  type Verdict,
} from '#lib/promql/comparison';
import { declared } from '#lib/promql/declared';
import { describeOperation } from '#lib/promql/describe';
import { rateFunctions } from '#lib/promql/function-families';
import { unitOf } from '#lib/promql/measure';
import { selectedSeries } from '#lib/promql/selected';
import type { Schema } from '#lib/promql/series';
import type { Binary, Expression } from '#lib/promql/tree';
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
  // What reads no series, such as vector(1), is meant as it is.
  if (verdict === undefined || selectorsIn(value).length === 0) return [];
  if (verdict.holds === 'always' && !isMeasured(value, schema)) return [];
  const bound = renderBound(verdict, unit);
  const is = `${nameOf(value)} is ${verdict.end} ${bound}`;
  return [
    {
      start: threshold.start,
      end: threshold.end,
      message: `${is}, so it is ${verdict.holds} ${operator} ${renderNumber(threshold.value)}`,
      fix: inOtherUnit(comparison, range, unit) ?? inRange(verdict, operator, bound),
    },
  ];
}

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

function renderBound({ bound }: Verdict, unit: UnitName | undefined): string {
  return `${renderNumber(bound)}${unit === undefined ? '' : (symbols[unit] ?? '')}`;
}

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

function inRange({ holds, end }: Verdict, operator: ComparisonOperator, bound: string): string {
  const what = operator === '==' || operator === '!=' ? 'value' : 'threshold';
  const without = holds === 'always' ? 'leave the comparison out, or ' : '';
  const isOpen = end === 'at most' ? ['>', '<='].includes(operator) : ['<', '>='].includes(operator);
  const where = isOpen ? (end === 'at most' ? 'below' : 'above') : `of ${end}`;
  return `${without}write a ${what} ${where} ${bound}`;
}
