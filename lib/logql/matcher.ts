import type { SyntaxNode } from '@lezer/common';
import { textOf } from '#lib/logql/nodes';
import type { LogqlTree } from '#lib/logql/parse';
import { unquote } from '#lib/promql/string-literal';
import type { Span } from '#lib/promql/tree';

/** A condition on a label: `level=~"error|fatal"`. */
export interface Matcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
  readonly labelSpan: Span;
  readonly valueSpan: Span;
}

/** @param node of the grammar's `Matcher` */
export function matcherOf(tree: LogqlTree, node: SyntaxNode): Matcher | undefined {
  const [label, operator, value] = [node.firstChild, node.firstChild?.nextSibling, node.lastChild];
  if (!label || !operator || !value) return undefined;
  return {
    label: textOf(tree, label),
    operator: textOf(tree, operator),
    value: unquote(textOf(tree, value)) ?? '',
    labelSpan: spanOf(label),
    valueSpan: spanOf(value),
  };
}

export const spanOf = ({ from, to }: SyntaxNode): Span => ({ start: from, end: to });

/** Whether Grafana replaces a part of the value, so that nobody knows it yet. */
export const hasVariable = ({ value }: Matcher): boolean => value.includes('$');
