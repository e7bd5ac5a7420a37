import type { Diagnostic } from '#lib/promql/diagnostic';
import type { Expression, Span, ValueType } from '#lib/promql/tree';
import { typeOf } from '#lib/promql/types';

/** `a scalar`, `an instant vector` */
export function article(type: ValueType): string {
  return type === 'instant vector' ? `an ${type}` : `a ${type}`;
}

/** How a value of one type becomes one of another. */
export function conversion(given: ValueType, wanted: ValueType): string {
  if (given === 'instant vector' && wanted === 'range vector') return 'add a range, such as [5m]';
  if (given === 'range vector')
    return 'put it into a function over ranges, such as rate(...), or remove the range';
  if (given === 'scalar' && wanted === 'instant vector')
    return 'write vector(...) around the number, or a metric';
  if (given === 'instant vector' && wanted === 'scalar')
    return 'write a number, or scalar(...) around the vector';
  if (wanted === 'string') return 'put it in quotes';
  return `write ${article(wanted)}`;
}

/** Whether arithmetic takes it. */
export function isOperand(expression: Expression): boolean {
  const type = typeOf(expression);
  return type === 'scalar' || type === 'instant vector';
}

/** A diagnostic about types, unless it says otherwise. */
export function typeError(
  { start, end }: Span,
  message: string,
  fix: string,
  check = 'promql/types',
): Diagnostic {
  return { check, start, end, message, fix };
}
