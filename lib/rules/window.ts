import type { DurationNode, Expression, Modifiers } from '#lib/promql/tree';
import { Duration, longest, milliseconds } from '#lib/units/duration';

/**
 * How far back an expression reads: its ranges, subqueries and offsets added along the deepest path. Dashboard
 * variables and `@` have no fixed length and count as nothing.
 */
export function windowOf(expression: Expression): Duration {
  switch (expression.kind) {
    case 'number':
    case 'string':
      return milliseconds(0);
    case 'selector':
      return offsetOf(expression.modifiers);
    case 'range selector':
      return lengthOf(expression.range).plus(offsetOf(expression.selector.modifiers));
    case 'subquery':
      return lengthOf(expression.range)
        .plus(offsetOf(expression.modifiers))
        .plus(windowOf(expression.expression));
    case 'call':
      return longest(expression.arguments.map(windowOf));
    case 'aggregation':
      return longest(
        [expression.expression, ...(expression.parameter ? [expression.parameter] : [])].map(windowOf),
      );
    case 'binary':
      return longest([windowOf(expression.left), windowOf(expression.right)]);
    case 'unary':
    case 'parentheses':
      return windowOf(expression.expression);
  }
}

function lengthOf(node: DurationNode): Duration {
  return node.kind === 'duration' ? node.duration : Duration.milliseconds(0);
}

function offsetOf({ offset }: Modifiers): Duration {
  return offset === undefined || (offset.kind === 'duration' && offset.negative)
    ? milliseconds(0)
    : lengthOf(offset);
}
