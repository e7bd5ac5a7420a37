import type { Check, CheckContext } from '#lib/promql/checks/check';
import { rateFunctions } from '#lib/promql/function-families';
import { excludesZeroOf, isNeverZero } from '#lib/promql/guards';
import { selectedSeries } from '#lib/promql/selected';
import type { Binary, Expression } from '#lib/promql/tree';
import { typeOf } from '#lib/promql/types';
import { descendants, unwrap } from '#lib/promql/walk';
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
  check: (context) => {
    const operations = [...descendants(context.expression)].filter((node) => node.kind === 'binary');
    const filters = operations.filter(({ operator }) => operator === 'and' || operator === 'unless');
    return operations
      .filter((operation) => operation.operator === '/' && canBeZero(operation.right, context))
      .filter((division) => !isNeverZero(division.right) && !isGuarded(division, filters))
      .map(({ operatorSpan: { start, end } }) => ({
        start,
        end,
        message: 'divides by what is zero while nothing happens',
        fix: 'guard the denominator: `a / (b > 0)`',
      }));
  },
};

/** Whether one of the `and`s and `unless`es around a division leaves nothing where its denominator is zero. */
const isGuarded = (division: Binary, filters: readonly Binary[]): boolean =>
  filters.some(
    (filter) => excludesZeroOf(filter, division.right) && [...descendants(filter)].includes(division),
  );

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
