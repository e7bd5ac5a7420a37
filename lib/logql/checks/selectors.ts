import type { SyntaxNode } from '@lezer/common';
import { checkValue } from '#lib/logql/checks/values';
import { hasVariable, type Matcher, matcherOf, spanOf } from '#lib/logql/matcher';
import { nodesOf } from '#lib/logql/nodes';
import type { LogqlTree } from '#lib/logql/parse';
import { indexLabels, isIndexLabel, isStructuredMetadata } from '#lib/logs/labels';
import type { Diagnostic } from '#lib/promql/diagnostic';
import { matchesWholly } from '#lib/promql/regular-expression';
import { closest } from '#lib/suggestion';

/** The labels in the braces are those by which lines are found, and find some. */
export const checkSelectors = (tree: LogqlTree): readonly Diagnostic[] =>
  nodesOf(tree.root, 'Selector').flatMap((selector) => checkSelector(tree, selector));

function checkSelector(tree: LogqlTree, selector: SyntaxNode): readonly Diagnostic[] {
  const matchers = matchersOf(tree, selector);
  return [
    ...matchers.flatMap(unknownLabel),
    ...matchers.flatMap(checkValue),
    ...(matchers.some(narrows) ? [] : [selectsEverything(selector)]),
  ];
}

/** The conditions in the braces of a selector. */
export const matchersOf = (tree: LogqlTree, selector: SyntaxNode): readonly Matcher[] =>
  nodesOf(selector, 'Matcher').flatMap((node) => matcherOf(tree, node) ?? []);

function unknownLabel({ label, labelSpan }: Matcher): readonly Diagnostic[] {
  if (isIndexLabel(label)) return [];
  const names = Object.keys(indexLabels);
  const similar = closest(label, names);
  const elsewhere = isStructuredMetadata(label)
    ? `ask for it behind the braces: | ${label}="..."`
    : `lines are found by ${names.join(', ')}; ask for a field of the line behind the braces: | json | ${label}="..."`;
  return [
    {
      check: 'logql/label',
      ...labelSpan,
      message: `no stream has the label ${label}`,
      fix: similar === undefined ? elsewhere : `did you mean ${similar}?`,
    },
  ];
}

/** Loki refuses a query that could select every stream: https://grafana.com/docs/loki/latest/query/log_queries/ */
function narrows(matcher: Matcher): boolean {
  if (hasVariable(matcher)) return false;
  const { operator, value } = matcher;
  return operator === '=' ? value !== '' : operator === '=~' && !matchesWholly(value, '');
}

const selectsEverything = (selector: SyntaxNode): Diagnostic => ({
  check: 'logql/selector',
  ...spanOf(selector),
  message: 'could select every line there is, which Loki refuses',
  fix: 'say what writes them: {job="dwcp-v3"}',
});
