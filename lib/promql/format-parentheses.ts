import { operators, signPrecedence } from '#lib/promql/operators';
import type { Binary, DurationNode, Expression } from '#lib/promql/tree';

/** Binds tighter than every operator. */
const primary = 10;

/** Whether the left operand would be read otherwise without parentheses. Those that the tree has are kept anyway. */
export function leftNeedsParentheses({ left, operator }: Binary): boolean {
  const own = precedenceOf(operator);
  const tightness = tightnessOf(left);
  if (tightness < own || (tightness === own && operator === '^')) return true;
  return /^[-+*/%^]$/.test(operator) && endsWithOpenOffset(left);
}

/** Whether the right operand would be read otherwise without parentheses. */
export function rightNeedsParentheses({ right, operator }: Binary): boolean {
  if (right.kind !== 'binary') return false;
  const own = precedenceOf(operator);
  const tightness = precedenceOf(right.operator);
  return tightness < own || (tightness === own && operator !== '^');
}

/** Whether what follows a sign would be read otherwise without parentheses. */
export function signedNeedsParentheses(operand: Expression): boolean {
  return operand.kind === 'binary' && precedenceOf(operand.operator) <= signPrecedence;
}

/** Whether what a range, an offset or a subquery follows would be read otherwise without parentheses. */
export function postfixNeedsParentheses(operand: Expression): boolean {
  return tightnessOf(operand) < primary;
}

function tightnessOf(expression: Expression): number {
  if (expression.kind === 'binary') return precedenceOf(expression.operator);
  if (expression.kind === 'unary') return signPrecedence;
  return expression.kind === 'number' && expression.value < 0 ? signPrecedence : primary;
}

/** `x offset (5m)` would go on reading arithmetic as part of its offset. */
function endsWithOpenOffset(expression: Expression): boolean {
  switch (expression.kind) {
    case 'binary':
      return endsWithOpenOffset(expression.right);
    case 'unary':
      return endsWithOpenOffset(expression.expression);
    case 'selector':
    case 'subquery':
      return isOpen(expression.modifiers.offset);
    case 'range selector':
      return isOpen(expression.selector.modifiers.offset);
    default:
      return false;
  }
}

function isOpen(offset: DurationNode | undefined): boolean {
  if (offset?.kind !== 'computed duration') return false;
  const { formula } = offset;
  if (formula.kind === 'duration sign') return formula.operand.kind === 'duration sign';
  return formula.kind !== 'duration call';
}

function precedenceOf(operator: string): number {
  return operators[operator]?.precedence ?? primary;
}
