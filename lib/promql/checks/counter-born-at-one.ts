import { isBirth } from '#lib/promql/birth';
import type { Check, CheckContext, Finding } from '#lib/promql/checks/check';
import { rateFunctions } from '#lib/promql/function-families';
import { selectedSeries } from '#lib/promql/selected';
import type { Binary, Expression, Selector } from '#lib/promql/tree';
import { children, descendants, selectorsIn, unwrap } from '#lib/promql/walk';

export const counterBornAtOne: Check = {
  name: 'counter-born-at-one',
  why: 'A counter that appears with its first event is born at 1, and `increase` of it is 0: the first event is missed.',
  check: (context) =>
    [...descendants(context.expression, inside)].flatMap((node) =>
      node.kind === 'binary' && asksForAny(node) ? finding(node, context) : [],
    ),
};

/** What the result is made of; a comparison in a denominator or on the right of `and` only guards something else. */
const inside = (node: Expression): readonly Expression[] =>
  node.kind === 'binary' && ['/', 'and', 'unless'].includes(node.operator) ? [node.left] : children(node);

/** `x > 0`, `x >= 1` or `x != 0`. */
function asksForAny({ operator, right }: Binary): boolean {
  const bound = unwrap(right);
  if (bound.kind !== 'number') return false;
  return operator === '>' || operator === '!=' ? bound.value === 0 : operator === '>=' && bound.value === 1;
}

function finding(comparison: Binary, { expression, schema }: CheckContext): readonly Finding[] {
  const counter = increased(comparison.left).find((selector) =>
    selectedSeries(selector, schema).some(({ zeroInitialised }) => zeroInitialised === false),
  );
  if (counter === undefined || hasBirthOf(counter, expression)) return [];
  const name = counter.name ?? 'the counter';
  const { start, end } = comparison.operatorSpan;
  return [
    {
      start,
      end,
      message: `misses the first event of ${name}, which its exporter does not initialise to zero`,
      fix: `add \`or (${name} unless ${name} offset ...)\` with the range as offset`,
    },
  ];
}

/** The selectors whose increase a value is, through sums and the like. */
function increased(expression: Expression): readonly Selector[] {
  const inner = unwrap(expression);
  if (inner.kind === 'aggregation') return increased(inner.expression);
  if (inner.kind === 'binary' && ['or', '+'].includes(inner.operator)) {
    return [...increased(inner.left), ...increased(inner.right)];
  }
  return inner.kind === 'call' && rateFunctions.has(inner.function) ? selectorsIn(inner) : [];
}

const hasBirthOf = (counter: Selector, expression: Expression): boolean =>
  [...descendants(expression)].some(
    (node) =>
      node.kind === 'binary' &&
      isBirth(node) &&
      selectorsIn(node.left).some(({ name }) => name === counter.name),
  );
