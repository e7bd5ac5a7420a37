import type { Binary, Expression } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';

/**
 * Whether it is `x unless x offset 5m`: the series that exist now and did not then. The value of a counter among
 * them is what it has counted since, which `increase` cannot see.
 */
export function isBirth(expression: Expression): boolean {
  return expression.kind === 'binary' && expression.operator === 'unless' && readsItselfEarlier(expression);
}

/** Whether the right side reads a metric of the left side at an earlier time. */
export function readsItselfEarlier({ left, right }: Binary): boolean {
  const names = selectorsIn(left).map(({ name }) => name);
  return selectorsIn(right).some(
    ({ name, modifiers }) => modifiers.offset !== undefined && names.includes(name),
  );
}
