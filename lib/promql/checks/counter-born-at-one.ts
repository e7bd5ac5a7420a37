import { isBirth } from '#lib/promql/birth';
import type { Check, CheckContext, Finding } from '#lib/promql/checks/check';
import { rateFunctions } from '#lib/promql/function-families';
import { selectedSeries } from '#lib/promql/selected';
import type { Binary, Expression, Selector, Span } from '#lib/promql/tree';
import { children, descendants, selectorsIn, unwrap } from '#lib/promql/walk';

export const counterBornAtOne: Check = {
  name: 'counter-born-at-one',
  why: 'A counter that appears with its first event is born at 1, and `increase` of it is 0: the first event is missed.',
  check: (context) => [
    ...[...descendants(context.expression, inside)].flatMap((node) =>
      node.kind === 'binary' && asksForAny(node) ? finding(node.left, node.operatorSpan, context) : [],
    ),
    ...shownAlone(context),
  ],
};

/** A query that only shows the sum of increases shows 0 beside the event that somebody looks for. */
function shownAlone(context: CheckContext): readonly Finding[] {
  const query = unwrap(context.expression);
  if (context.use !== 'expression' || query.kind !== 'aggregation' || query.operator !== 'sum') return [];
  const shown = unwrap(query.expression);
  return shown.kind === 'call' && shown.function === 'increase'
    ? finding(query, shown.functionSpan, context)
    : [];
}

/** What the result is made of; a comparison in a denominator or on the right of `and` only guards something else. */
const inside = (node: Expression): readonly Expression[] =>
  node.kind === 'binary' && ['/', 'and', 'unless'].includes(node.operator) ? [node.left] : children(node);

/** `x > 0`, `x >= 1` or `x != 0`. */
function asksForAny({ operator, right }: Binary): boolean {
  const bound = unwrap(right);
  if (bound.kind !== 'number') return false;
  return operator === '>' || operator === '!=' ? bound.value === 0 : operator === '>=' && bound.value === 1;
}

/** @param at what is marked: the comparison or the function that misses the event */
function finding(value: Expression, at: Span, { expression, schema }: CheckContext): readonly Finding[] {
  const counter = increased(value).find((selector) =>
    selectedSeries(selector, schema).some(({ zeroInitialised }) => zeroInitialised === false),
  );
  if (counter === undefined || hasBirthOf(counter, expression)) return [];
  const name = counter.name ?? 'the counter';
  const birth = `(${name} unless ${name} offset ...)`;
  return [
    {
      start: at.start,
      end: at.end,
      message: `misses the first event of ${name}, which its exporter does not initialise to zero`,
      fix: isIncrease(value)
        ? `add \`or ${birth}\` with the range as offset`
        : `write \`${birth} or increase(...)\` inside, births first, with the range as offset`,
    },
  ];
}

const isIncrease = (expression: Expression): boolean => {
  const inner = unwrap(expression);
  return inner.kind === 'call' && rateFunctions.has(inner.function);
};

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
  [...descendants(expression, effective)].some(
    (node) =>
      node.kind === 'binary' &&
      isBirth(node) &&
      selectorsIn(node.left).some(({ name }) => name === counter.name),
  );

/** `increase(x) or (x unless x offset 5m)` has an increase of 0 for the born series, so that `or` adds nothing. */
const effective = (node: Expression): readonly Expression[] =>
  node.kind === 'binary' && node.operator === 'or' && isIncrease(node.left) ? [node.left] : children(node);
