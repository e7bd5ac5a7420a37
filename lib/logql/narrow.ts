import { matchersOf } from '#lib/logql/checks/selectors';
import { nodesOf, textOf } from '#lib/logql/nodes';
import type { LogqlTree } from '#lib/logql/parse';
import { isIndexLabel, isStructuredMetadata } from '#lib/logs/labels';
import { quote } from '#lib/promql/string-literal';

/** What narrows a query: a label, and a regular expression, which may be a `$variable`. */
export interface Narrowing {
  readonly label: string;
  readonly pattern: string;
}

/** The query with each selector narrowed, unless its author asked for the label already: index labels in the braces, others behind. */
export function narrowLogql(tree: LogqlTree, narrowings: readonly Narrowing[]): string {
  let text = tree.text;
  for (const selector of nodesOf(tree.root, 'Selector').toReversed()) {
    const added = narrowings.filter((one) => narrows(one, tree));
    const inBraces = added.filter(({ label }) => isIndexLabel(label));
    const behind = added.filter(({ label }) => !isIndexLabel(label));
    text = [
      text.slice(0, selector.to - 1),
      ...inBraces.map(({ label, pattern }) => `, ${label}=~${quote(pattern)}`),
      '}',
      ...behind.map(({ label, pattern }) => ` | ${label}=~${quote(pattern)}`),
      text.slice(selector.to),
    ].join('');
  }
  return text;
}

/** Whether the label is one of every line, and the author left it open. */
export const narrows = ({ label }: Pick<Narrowing, 'label'>, tree: LogqlTree): boolean =>
  (isIndexLabel(label) || isStructuredMetadata(label)) && !mentions(tree, label);

const mentions = (tree: LogqlTree, label: string): boolean =>
  nodesOf(tree.root, 'Selector')
    .flatMap((selector) => matchersOf(tree, selector))
    .some((matcher) => matcher.label === label) ||
  nodesOf(tree.root, 'LabelFilter').some((filter) =>
    nodesOf(filter, 'Identifier').some((name) => textOf(tree, name) === label),
  );
