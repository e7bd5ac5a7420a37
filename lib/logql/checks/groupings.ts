import type { SyntaxNode } from '@lezer/common';
import { KnownLabels } from '#lib/logql/known-labels';
import { spanOf } from '#lib/logql/matcher';
import { nodesIn, nodesOf, pipelinesIn, textOf } from '#lib/logql/nodes';
import type { LogqlTree } from '#lib/logql/parse';
import type { Diagnostic } from '#lib/promql/diagnostic';

/** What numbers are grouped by are labels of the lines that are counted. */
export const checkGroupings = (tree: LogqlTree): readonly Diagnostic[] =>
  nodesOf(tree.root, 'Grouping').flatMap((grouping) => {
    const counted = pipelinesIn(grouping.parent ?? tree.root).map((pipeline) => behind(tree, pipeline));
    return nodesOf(grouping, 'Identifier').flatMap((name) => {
      const label = textOf(tree, name);
      const [first] = counted;
      if (first === undefined || counted.some((known) => known.has(label))) return [];
      return [{ check: 'logql/label', ...spanOf(name), ...first.advice(label) }];
    });
  });

/** The labels at the end of a pipeline. */
function behind(tree: LogqlTree, pipeline: SyntaxNode): KnownLabels {
  const known = new KnownLabels(tree, pipeline);
  for (const node of nodesIn(pipeline)) known.pass(node);
  return known;
}
