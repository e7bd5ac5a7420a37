import { renderProblem } from '#lib/problem';
import { type CheckOptions, checkExpression } from '#lib/promql/check';
import { parse } from '#lib/promql/parser';
import { problemOf } from '#lib/promql/problem-of';
import { sourceOf } from '#lib/promql/source';
import { Promql } from '#lib/promql/template';
import type { Expression } from '#lib/promql/tree';
import { schema } from '#test/lib/promql/schema';

/** The tree of a text. @throws Error when it has none */
export function treeOf(text: string): Expression {
  const { expression, diagnostics } = parse(sourceOf(text, { dashboard: text.includes('$__') }));
  if (expression === undefined) throw new Error(`${text}: ${diagnostics[0]?.message}`);
  return expression;
}

/** What all the checks say about an expression against the small schema, as a person reads it. */
export function problems(expression: string | Promql, options: Partial<CheckOptions> = {}): string {
  const tree = expression instanceof Promql ? expression.expression : treeOf(expression);
  const text = expression instanceof Promql ? expression.source.text : expression;
  return checkExpression(tree, { schema, use: 'expression', ...options })
    .map((diagnostic) => renderProblem(problemOf(diagnostic, text, { file: 'rules.yaml' }, diagnostic.check)))
    .join('\n');
}

/** One problem: its heading, the expression, and the marks with the way out. */
export const report = (heading: string, expression: string, fix: string): string =>
  [`rules.yaml promql/${heading}`, `    ${expression}`, `    ${fix}`].join('\n');
