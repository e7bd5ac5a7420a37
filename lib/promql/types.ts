import { signatureOf } from '#lib/promql/functions';
import { operators } from '#lib/promql/operators';
import type { Expression, ValueType } from '#lib/promql/tree';

/**
 * What an expression yields, by its outermost part: https://prometheus.io/docs/prometheus/latest/querying/basics/
 * Whether its parts fit together is `checkTypes`' business.
 */
export function typeOf(expression: Expression): ValueType {
  switch (expression.kind) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'selector':
    case 'aggregation':
      return 'instant vector';
    case 'range selector':
    case 'subquery':
      return 'range vector';
    case 'call':
      return signatureOf(expression.function)?.returns ?? 'instant vector';
    case 'unary':
    case 'parentheses':
      return typeOf(expression.expression);
    case 'binary':
      return typeOfBinary(expression.left, expression.right);
  }
}

/** A loop, so that the long chains of `or` that people write need no stack. */
function typeOfBinary(first: Expression, right: Expression): ValueType {
  let left = first;
  if (typeOf(right) !== 'scalar') return 'instant vector';
  while (left.kind === 'binary') {
    if (typeOf(left.right) !== 'scalar') return 'instant vector';
    left = left.left;
  }
  return typeOf(left) === 'scalar' ? 'scalar' : 'instant vector';
}

/** Whether an operator compares: `==`, `!=`, `<`, `<=`, `>`, `>=`. */
export function isComparison(operator: string): boolean {
  return operators[operator]?.kind === 'comparison';
}

/** Whether an operator is `and`, `or` or `unless`. */
export function isSetOperator(operator: string): boolean {
  return operators[operator]?.kind === 'set';
}
