import type { Expression, Selector } from '#lib/promql/tree';

/** The same expression with every selector replaced, those of ranges included; spans stay those of the old text. */
export function mapSelectors(expression: Expression, change: (selector: Selector) => Selector): Expression {
  const inside = (node: Expression): Expression => mapSelectors(node, change);
  switch (expression.kind) {
    case 'number':
    case 'string':
      return expression;
    case 'selector':
      return change(expression);
    case 'range selector':
      return { ...expression, selector: change(expression.selector) };
    case 'call':
      return { ...expression, arguments: expression.arguments.map(inside) };
    case 'aggregation':
      return {
        ...expression,
        ...(expression.parameter && { parameter: inside(expression.parameter) }),
        expression: inside(expression.expression),
      };
    case 'binary':
      return { ...expression, left: inside(expression.left), right: inside(expression.right) };
    case 'subquery':
    case 'unary':
    case 'parentheses':
      return { ...expression, expression: inside(expression.expression) };
  }
}
