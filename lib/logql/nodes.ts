import type { SyntaxNode } from '@lezer/common';
import type { LogqlTree } from '#lib/logql/parse';

/** The nodes below one, itself included, in the order of the text. */
export function nodesIn(root: SyntaxNode): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  root.cursor().iterate((node) => {
    nodes.push(node.node);
  });
  return nodes;
}

/** The nodes of one name of Grafana's grammar. */
export const nodesOf = (root: SyntaxNode, name: string): readonly SyntaxNode[] =>
  nodesIn(root).filter((node) => node.name === name);

/** A text or a name as it stands in the query. */
export const textOf = ({ text }: LogqlTree, { from, to }: SyntaxNode): string => text.slice(from, to);

/** The parts below a node that select lines: a selector, and what is done with its lines. */
export const pipelinesIn = (root: SyntaxNode): readonly SyntaxNode[] =>
  nodesIn(root).filter(({ name }) => name === 'LogExpr' || name === 'LogRangeExpr');
