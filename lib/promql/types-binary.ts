import type { Diagnostic } from '#lib/promql/diagnostic';
import type { Binary } from '#lib/promql/tree';
import { isComparison, isSetOperator, typeOf } from '#lib/promql/types';
import { article, conversion, isOperand, typeError } from '#lib/promql/types-error';

/** What Prometheus refuses about an operator between two expressions. */
export function checkBinary(node: Binary): readonly Diagnostic[] {
  const { operator, operatorSpan, left, right, bool, matching } = node;
  const found = [left, right]
    .filter((side) => !isOperand(side))
    .map((side) => {
      const fix =
        typeOf(side) === 'range vector' ? conversion('range vector', 'instant vector') : 'remove the quotes';
      return typeError(
        side,
        `${article(typeOf(side))} beside ${operator}, which takes numbers and instant vectors`,
        fix,
      );
    });
  if (found.length > 0) return found;
  const hasScalar = typeOf(left) === 'scalar' || typeOf(right) === 'scalar';
  const report = (message: string, fix: string) => found.push(typeError(operatorSpan, message, fix));
  if (bool && !isComparison(operator))
    report(`"bool" after ${operator}, which does not compare`, 'remove "bool"');
  if (!bool && isComparison(operator) && typeOf(node) === 'scalar') {
    report(`${operator} between two numbers has nothing to filter`, `write ${operator} bool`);
  }
  if (isSetOperator(operator) && hasScalar) {
    report(`${operator} with a number; it takes two instant vectors`, 'write vector(...) around the number');
  }
  if (matching === undefined) return found;
  if (hasScalar && matching.labels.length > 0) {
    report(`"${matching.on}" beside a number, which has no labels`, `remove ${matching.on} (...)`);
  }
  if (!hasScalar && isSetOperator(operator) && matching.group !== undefined) {
    report(`group_${matching.group.side} with ${operator}, which always matches many with many`, 'remove it');
  }
  const both =
    matching.on === 'on'
      ? matching.group?.labels.filter(({ name }) => matching.labels.some((label) => label.name === name))
      : [];
  for (const { name, start, end } of both ?? []) {
    found.push(
      typeError(
        { start, end },
        `the label ${name} is both matched on and taken over`,
        'remove it from group_left or group_right',
      ),
    );
  }
  return found;
}
