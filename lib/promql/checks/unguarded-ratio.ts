import type { Check, CheckContext, Finding } from '#lib/promql/checks/check';
import { rateFunctions } from '#lib/promql/function-families';
import { excludesZeroOf, isNeverZero } from '#lib/promql/guards';
import { selectedSeries } from '#lib/promql/selected';
import type { Binary, Expression } from '#lib/promql/tree';
import { typeOf } from '#lib/promql/types';
import { children, descendants, unwrap } from '#lib/promql/walk';
import { units } from '#lib/units/unit';

/**
 * A division by how often something happens, which is zero while nothing does. It is guarded when
 * - the denominator is never zero: `a / (b > 0)`, `a / clamp_min(b, 1)`, `a / count(b)`, `a / (b + 1)`, `b != 0`;
 * - or `and` or `unless` around the division leaves only samples for which a condition on a metric of the
 *   denominator excludes zero: `a / b and b > 0`, `a / b unless b == 0`, `b > 10 and a / b > 0.05`.
 *
 * Only denominators that are known to fall to zero in normal operation need a guard: rates and increases, and
 * recorded series per second. The size of a disk does not.
 */
export const unguardedRatio: Check = {
  name: 'unguarded-ratio',
  why: 'Without traffic 0 / 0 is NaN, which no threshold catches, and which spoils every sum and average it gets into.',
  check: (context) => unguarded(context.expression, [], context),
};

/** @param around the `and`s and `unless`es whose result depends on this part */
function unguarded(
  expression: Expression,
  around: readonly Binary[],
  context: CheckContext,
): readonly Finding[] {
  if (expression.kind !== 'binary') {
    return children(expression).flatMap((child) => unguarded(child, around, context));
  }
  const { operator, right, operatorSpan } = expression;
  const inside = operator === 'and' || operator === 'unless' ? [...around, expression] : around;
  const found = children(expression).flatMap((child) => unguarded(child, inside, context));
  if (operator !== '/' || !canBeZero(right, context)) return found;
  if (isNeverZero(right) || around.some((filter) => excludesZeroOf(filter, right))) return found;
  const { start, end } = operatorSpan;
  const message = 'divides by what is zero while nothing happens';
  return [...found, { start, end, message, fix: 'guard the denominator: `a / (b > 0)`' }];
}

/** Whether it counts events over a time, so that it is zero in a quiet one. */
function canBeZero(expression: Expression, { schema }: CheckContext): boolean {
  if (typeOf(expression) !== 'instant vector') return false;
  return [...descendants(unwrap(expression))].some((node) => {
    if (node.kind === 'call') return rateFunctions.has(node.function);
    if (node.kind !== 'selector') return false;
    return selectedSeries(node, schema).some(
      ({ kind, unit }) => kind === 'recorded' && ['countRate', 'dataRate'].includes(units[unit].dimension),
    );
  });
}
