import type { Expression, Selector } from '#lib/promql/tree';

/** The expressions directly inside one, in the order of the text; the selector of a range selector included. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'string':
    case 'selector':
      return [];
    case 'range selector':
      return [expression.selector];
    case 'call':
      return expression.arguments;
    case 'aggregation':
      return expression.parameter === undefined
        ? [expression.expression]
        : [expression.parameter, expression.expression];
    case 'binary':
      return [expression.left, expression.right];
    case 'subquery':
    case 'unary':
    case 'parentheses':
      return [expression.expression];
  }
}

/**
 * The expression itself and everything inside it, in the order of the text; a loop, for chains of any length.
 *
 * @param inside what of an expression is looked into
 */
export function* descendants(expression: Expression, inside = children): Generator<Expression> {
  const left = [expression];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    yield node;
    left.push(...inside(node).toReversed());
  }
}

/**
 * The same, each after everything inside it: what is worked out from the inside needs no stack as deep as the
 * expression.
 */
export function innermostFirst(expression: Expression): readonly Expression[] {
  return [...descendants(expression)].reverse();
}

/** Every selector inside, those of ranges included. */
export function selectorsIn(expression: Expression): readonly Selector[] {
  return [...descendants(expression)].filter((node) => node.kind === 'selector');
}

/** What stands inside any parentheses around it. */
export function unwrap(expression: Expression): Expression {
  return expression.kind === 'parentheses' ? unwrap(expression.expression) : expression;
}
