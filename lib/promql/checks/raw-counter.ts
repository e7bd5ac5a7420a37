import { isBirth, readsItselfEarlier } from '#lib/promql/birth';
import type { Check, Finding } from '#lib/promql/checks/check';
import { describeOperation, describeValue, spanOfOperation } from '#lib/promql/describe';
import { calculatingAggregations, changeFunctions, rateFunctions } from '#lib/promql/function-families';
import { operators } from '#lib/promql/operators';
import { selectedSeries } from '#lib/promql/selected';
import type { Schema } from '#lib/promql/series';
import type { Expression, Selector } from '#lib/promql/tree';
import { children, descendants } from '#lib/promql/walk';

export const rawCounter: Check = {
  name: 'raw-counter',
  why: 'A counter starts anew at every restart, so its bare value says when the process started, not what happens.',
  check: ({ expression, schema, use }) => [
    ...[...descendants(expression, inside)].flatMap((node) => {
      const [counter] = operands(node).flatMap((operand) => rawCounters(operand, schema));
      return counter === undefined ? [] : [finding(node, counter)];
    }),
    ...(use === 'panel' ? rawCounters(expression, schema).slice(0, 1).map(shown) : []),
  ],
};

/** Births may compare bare values; what is wrong with `rate(sum(x)[5m:])`, `rate-of-sum` says. */
const inside = (node: Expression): readonly Expression[] =>
  isBirth(node) || (node.kind === 'call' && rateFunctions.has(node.function)) ? [] : children(node);

/** The operands whose bare values an operation calculates with. */
function operands(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'aggregation':
      return calculatingAggregations.has(expression.operator) ? [expression.expression] : [];
    case 'call':
      if (changeFunctions.has(expression.function)) return expression.arguments.slice(0, 1);
      return expression.function === 'histogram_quantile' ? expression.arguments.slice(1, 2) : [];
    case 'binary':
      return operators[expression.operator]?.kind === 'comparison' && !readsItselfEarlier(expression)
        ? [expression.left, expression.right]
        : [];
    default:
      return [];
  }
}

/** The counters whose values an expression passes on as they are. */
function rawCounters(expression: Expression, schema: Schema): readonly Selector[] {
  switch (expression.kind) {
    case 'selector': {
      const series = selectedSeries(expression, schema);
      const counted = series.every(({ kind }) => kind === 'counter' || kind === 'histogram bucket');
      return series.length > 0 && counted ? [expression] : [];
    }
    case 'range selector':
      return rawCounters(expression.selector, schema);
    case 'parentheses':
    case 'unary':
    case 'subquery':
      return rawCounters(expression.expression, schema);
    case 'binary':
      if (isBirth(expression)) return [];
      if (expression.operator === 'or') {
        return [...rawCounters(expression.left, schema), ...rawCounters(expression.right, schema)];
      }
      return expression.operator === 'and' || expression.operator === 'unless'
        ? rawCounters(expression.left, schema)
        : [];
    default:
      return [];
  }
}

function finding(operation: Expression, counter: Selector): Finding {
  const { start, end } = spanOfOperation(operation);
  return {
    start,
    end,
    message: `\`${describeOperation(operation)}\` of the bare value of ${nameOf(counter)}, which is a counter`,
    fix: wayOut(counter),
  };
}

/** A panel that draws a counter as it is shows a line that only rises. */
function shown(counter: Selector): Finding {
  const { start, end } = counter;
  return {
    start,
    end,
    message: `shows the bare value of ${nameOf(counter)}, which is a counter`,
    fix: wayOut(counter),
  };
}

const nameOf = (counter: Selector): string => describeValue(counter, 'a counter');

const wayOut = (counter: Selector): string =>
  `take \`rate(${nameOf(counter)}[...])\` or \`increase(${nameOf(counter)}[...])\` first`;
