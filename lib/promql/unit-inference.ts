import { Inference } from '#lib/promql/inference';
import {
  anyNumber,
  bucketsOf,
  common,
  type Measure,
  measureOf,
  multiply,
  unknown,
} from '#lib/promql/measure';
import { measureOfCall } from '#lib/promql/measure-calls';
import { operators } from '#lib/promql/operators';
import { selectedSeries } from '#lib/promql/selected';
import type { Series } from '#lib/promql/series';
import type { Binary, Expression, NumberLiteral } from '#lib/promql/tree';
import { typeOf } from '#lib/promql/types';

/** Infers what the values of expressions measure, against the series of one schema. */
export class UnitInference extends Inference<Measure> {
  protected override infer(expression: Expression): Measure {
    switch (expression.kind) {
      case 'number':
        return measureOfNumber(expression);
      case 'string':
        return unknown;
      case 'selector':
        return measureOfAll(selectedSeries(expression, this.schema));
      case 'range selector':
        return this.of(expression.selector);
      case 'subquery':
      case 'parentheses':
        return this.of(expression.expression);
      case 'unary':
        return negated(this.of(expression.expression), expression.operator);
      case 'call':
        return measureOfCall(expression, (argument) => this.of(argument));
      case 'aggregation':
        return measureOfAggregation(expression.operator, this.of(expression.expression));
      case 'binary':
        return this.ofBinary(expression);
    }
  }

  private ofBinary({ operator, left, right, bool }: Binary): Measure {
    const [one, other] = [this.of(left), this.of(right)];
    switch (operator) {
      case '+':
      case '-':
      case 'or':
        return constant(operator, one, other) ?? common(one, other);
      case '*':
        return constant(operator, one, other) ?? multiply(one, other, 1);
      case '/':
        return constant(operator, one, other) ?? multiply(one, other, -1);
      case '%':
      case 'and':
      case 'unless':
        return one;
    }
    if (operators[operator]?.kind !== 'comparison' || bool) return unknown;
    return typeOf(left) === 'scalar' ? other : one;
  }
}

/** A quantity without a unit is as good as a bare number. */
function measureOfNumber({ value, quantity }: NumberLiteral): Measure {
  return quantity === undefined || quantity.unit === 'none'
    ? { kind: 'number', value }
    : measureOf(quantity.unit);
}

/**
 * One measure when all have the same unit. The samples of buckets count, whatever was observed; what recorded buckets
 * observed is not known.
 */
function measureOfAll(series: readonly Series[]): Measure {
  const [first, ...rest] = series;
  if (first === undefined || rest.some((other) => other.unit !== first.unit)) return unknown;
  if (!first.labels.has('le')) return measureOf(first.unit);
  return first.kind === 'histogram bucket' ? bucketsOf(first.unit) : unknown;
}

function measureOfAggregation(operator: string, inside: Measure): Measure {
  if (operator === 'count' || operator === 'count_values') return measureOf('count');
  return operator === 'group' || operator === 'stdvar' ? unknown : inside;
}

const negated = (measure: Measure, sign: '+' | '-'): Measure =>
  sign === '-' && measure.kind === 'number' && measure.value !== undefined
    ? { kind: 'number', value: -measure.value }
    : measure;

/** What two bare numbers make: `1024 * 1024` converts as one number does. */
function constant(operator: '+' | '-' | '*' | '/' | 'or', one: Measure, other: Measure): Measure | undefined {
  if (one.kind !== 'number' || other.kind !== 'number') return undefined;
  if (one.value === undefined || other.value === undefined || operator === 'or') return anyNumber;
  return { kind: 'number', value: calculate(operator, one.value, other.value) };
}

function calculate(operator: '+' | '-' | '*' | '/', one: number, other: number): number {
  switch (operator) {
    case '+':
      return one + other;
    case '-':
      return one - other;
    case '*':
      return one * other;
    case '/':
      return one / other;
  }
}
