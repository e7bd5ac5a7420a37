import type { Binary, Expression } from '#lib/promql/tree';
import { selectorsIn, unwrap } from '#lib/promql/walk';

/**
 * Whether the samples of an expression are never zero:
 * - a number but 0, `count` and `group`, `clamp_min(x, 1)`;
 * - a filter that zero does not pass: `x > 0`, `x != 0`, `x >= 1`, `0 < x`, and anything `and` or `unless` leaves
 *   under such a condition about the same metric (`x and x > 0`, `x unless x == 0`);
 * - a sum, average, minimum or maximum of such; a product or quotient of such; such plus a positive number.
 */
export function isNeverZero(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
      return expression.value !== 0;
    case 'parentheses':
    case 'unary':
      return isNeverZero(expression.expression);
    case 'aggregation':
      if (expression.operator === 'count' || expression.operator === 'group') return true;
      return !expression.operator.startsWith('std') && isNeverZero(expression.expression);
    case 'call':
      return isNeverZeroCall(expression.function, expression.arguments);
    case 'binary':
      return isNeverZeroBinary(expression);
    default:
      return false;
  }
}

const valuesKept = new Set(['abs', 'label_join', 'label_replace', 'scalar', 'sort', 'sort_desc', 'vector']);

function isNeverZeroCall(name: string, [first, second]: readonly Expression[]): boolean {
  if (name === 'clamp_min') return numberOf(second) > 0;
  return valuesKept.has(name) && first !== undefined && isNeverZero(first);
}

function isNeverZeroBinary(binary: Binary): boolean {
  const { operator, left, right } = binary;
  switch (operator) {
    case 'and':
    case 'unless':
      return isNeverZero(left) || excludesZeroOf(binary, left);
    case 'or':
    case '*':
    case '/':
      return isNeverZero(left) && isNeverZero(right);
    case '+':
      return numberOf(left) > 0 || numberOf(right) > 0;
    default:
      return isFilteredAboveZero(binary);
  }
}

/** Whether what `and` or `unless` leaves of the left side has no zero in the metrics of `value`. */
export function excludesZeroOf({ operator, left, right }: Binary, value: Expression): boolean {
  if (operator === 'unless') return isZeroTest(right) && sharesMetric(right, value);
  if (operator !== 'and') return false;
  return [left, right].some((side) => conditionsOf(side).some((condition) => sharesMetric(condition, value)));
}

/** The conditions joined by `and` that zero does not pass. */
function conditionsOf(expression: Expression): readonly Binary[] {
  const inner = unwrap(expression);
  if (inner.kind !== 'binary') return [];
  if (inner.operator === 'and') return [...conditionsOf(inner.left), ...conditionsOf(inner.right)];
  return isFilteredAboveZero(inner) ? [inner] : [];
}

/** Whether it is a filter that zero does not pass. */
function isFilteredAboveZero({ operator, left, right, bool }: Binary): boolean {
  const [small, large] = [numberOf(left), numberOf(right)];
  if (bool) return false;
  return (
    (operator === '>' && large >= 0) ||
    (operator === '>=' && large > 0) ||
    (operator === '!=' && (large === 0 || small === 0)) ||
    (operator === '<' && small >= 0) ||
    (operator === '<=' && small > 0)
  );
}

function isZeroTest(expression: Expression): boolean {
  const inner = unwrap(expression);
  if (inner.kind !== 'binary' || inner.bool) return false;
  const [small, large] = [numberOf(inner.left), numberOf(inner.right)];
  return (
    (['==', '<=', '<'].includes(inner.operator) && large >= 0) ||
    (['==', '>=', '>'].includes(inner.operator) && small >= 0)
  );
}

/** The number, or NaN for anything that is not one. */
function numberOf(expression: Expression | undefined): number {
  const inner = expression === undefined ? undefined : unwrap(expression);
  return inner?.kind === 'number' ? inner.value : Number.NaN;
}

function sharesMetric(one: Expression, other: Expression): boolean {
  const names = selectorsIn(one).map(({ name }) => name);
  return selectorsIn(other).some(({ name }) => names.includes(name));
}
