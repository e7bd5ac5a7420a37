import type { Check, Finding } from '#lib/promql/checks/check';
import { operators } from '#lib/promql/operators';
import type { Binary, Expression } from '#lib/promql/tree';

export const alertComparison: Check = {
  name: 'alert-comparison',
  why: 'An alert fires for every sample of its expression, whatever the value: without a condition it fires for ever.',
  check: ({ expression, use, alwaysFiring }) =>
    use === 'alert' && !alwaysFiring && !isConditional(expression) ? [finding(expression)] : [],
};

function finding(expression: Expression): Finding {
  const { start, end } = expression;
  return comparesWithBool(expression)
    ? {
        start,
        end,
        message: '`bool` keeps the samples for which the comparison is false',
        fix: 'leave out `bool`',
      }
    : {
        start,
        end,
        message: 'the alert fires whatever the value is',
        fix: 'compare with a threshold, or declare the alert always firing',
      };
}

/** Whether there can be no result although the series inside exist. */
function isConditional(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
    case 'string':
      return false;
    case 'selector':
      // Prometheus makes these series itself, and only while the alert is active.
      return expression.name === 'ALERTS' || expression.name === 'ALERTS_FOR_STATE';
    case 'range selector':
      return isConditional(expression.selector);
    case 'subquery':
    case 'unary':
    case 'parentheses':
    case 'aggregation':
      return isConditional(expression.expression);
    case 'call':
      if (expression.function === 'scalar') return false;
      return expression.function.startsWith('absent') || expression.arguments.some(isConditional);
    case 'binary':
      return isConditionalBinary(expression);
  }
}

function isConditionalBinary({ operator, left, right, bool }: Binary): boolean {
  if (operator === 'unless') return true;
  if (operator === 'or') return isConditional(left) && isConditional(right);
  if (operators[operator]?.kind === 'comparison' && !bool) return true;
  return isConditional(left) || isConditional(right);
}

const comparesWithBool = (expression: Expression): boolean =>
  expression.kind === 'parentheses'
    ? comparesWithBool(expression.expression)
    : expression.kind === 'binary' && expression.bool;
