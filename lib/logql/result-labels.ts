import type { SyntaxNode } from '@lezer/common';
import { nodesOf, textOf } from '#lib/logql/nodes';
import type { LogqlTree } from '#lib/logql/parse';

/** The labels of the numbers that a query gives. @returns undefined when no aggregation on the outside says which */
export function resultLabels(tree: LogqlTree): ReadonlySet<string> | undefined {
  const outermost = outermostOf(tree.root);
  if (outermost?.name !== 'VectorAggregationExpr') return undefined;
  const grouping = outermost.getChild('Grouping');
  if (grouping === null) return new Set();
  if (grouping.getChild('By') === null) return undefined;
  return new Set(nodesOf(grouping, 'Identifier').map((name) => textOf(tree, name)));
}

/** The first node that is more than a wrapping of another. */
function outermostOf(root: SyntaxNode): SyntaxNode | undefined {
  let node: SyntaxNode | null = root;
  while (node !== null && (node.name === 'LogQL' || node.name === 'Expr' || node.name === 'MetricExpr')) {
    node = node.firstChild;
  }
  return node ?? undefined;
}
