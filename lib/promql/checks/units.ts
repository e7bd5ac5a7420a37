import type { Check, CheckContext, Finding } from '#lib/promql/checks/check';
import { declared } from '#lib/promql/declared';
import { describeValue } from '#lib/promql/describe';
import { unitOf } from '#lib/promql/measure';
import { operators } from '#lib/promql/operators';
import type { Binary, Expression, NumberLiteral } from '#lib/promql/tree';
import { descendants, unwrap } from '#lib/promql/walk';
import { renderNumber } from '#lib/units/decimal';
import { Quantity } from '#lib/units/quantity';
import { units as allUnits, type UnitName } from '#lib/units/unit';

export const units: Check = {
  name: 'units',
  why: 'A threshold in another unit than the metric is wrong by orders of magnitude: it fires always or never.',
  check: (context) =>
    [...descendants(context.expression)].flatMap((node) =>
      node.kind === 'binary' ? finding(node, context) : [],
    ),
};

function finding(binary: Binary, { units }: CheckContext): readonly Finding[] {
  const { operator, left, right, operatorSpan } = binary;
  const verb = verbOf(operator);
  const one = side(left, 'the left side', units);
  const other = side(right, 'the right side', units);
  if (verb === undefined || one === undefined || other === undefined || one.unit === other.unit) return [];
  const message = `${verb} ${allUnits[one.unit].name} with ${allUnits[other.unit].name}`;
  const literal = other.literal ?? one.literal;
  const { start, end } = literal ?? operatorSpan;
  const fix =
    literal === undefined
      ? conversion(one, other)
      : literalIn(literal, literal === other.literal ? one : other);
  return [{ start, end, message, fix }];
}

interface Side {
  readonly name: string;
  readonly unit: UnitName;
  readonly literal: NumberLiteral | undefined;
}

function side(expression: Expression, otherwise: string, units: CheckContext['units']): Side | undefined {
  const unit = unitOf(units.of(expression));
  const inner = unwrap(expression);
  if (unit === undefined) return undefined;
  return {
    unit,
    name: describeValue(expression, otherwise),
    literal: inner.kind === 'number' ? inner : undefined,
  };
}

function verbOf(operator: string): string | undefined {
  if (operator === '+') return 'adds';
  if (operator === '-') return 'subtracts';
  return operators[operator]?.kind === 'comparison' ? 'compares' : undefined;
}

/** The same literal in the unit of what it is compared with. */
function literalIn({ value, quantity }: NumberLiteral, measured: Side): string {
  const { name, dimension } = allUnits[measured.unit];
  const is = `${measured.name} is in ${name}`;
  if (quantity === undefined || allUnits[quantity.unit].dimension !== dimension) {
    return `${is}; compare it with a quantity in ${name}`;
  }
  const right = Quantity.of(value, quantity.unit).in(measured.unit);
  return `${is}; write ${declared(right)} or ${right.toPromql()}`;
}

function conversion(one: Side, other: Side): string {
  const [a, b] = [allUnits[one.unit], allUnits[other.unit]];
  const are = `${one.name} is in ${a.name}, ${other.name} in ${b.name}`;
  if (a.dimension !== b.dimension) return `${are}: they measure different things`;
  return a.factor > b.factor
    ? `${are}; divide ${other.name} by ${renderNumber(a.factor / b.factor)}`
    : `${are}; divide ${one.name} by ${renderNumber(b.factor / a.factor)}`;
}
