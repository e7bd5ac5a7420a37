import { parser } from '@grafana/lezer-logql';
import type { SyntaxNode, Tree } from '@lezer/common';
import type { Diagnostic } from '#lib/promql/diagnostic';

/** What is asked for: lines, or numbers that are made from lines. */
export type LogqlKind = 'lines' | 'numbers';

/** A query that could be read. */
export interface LogqlTree {
  readonly text: string;
  readonly kind: LogqlKind;
  readonly root: SyntaxNode;
}

/** The tree of a query, or why there is none. */
export interface ParsedLogql {
  readonly tree: LogqlTree | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads LogQL with Grafana's own grammar. `$variables` of dashboards may stand inside texts, and for ranges.
 * https://grafana.com/docs/loki/latest/query/
 *
 * @param readable the same text, each character in its place, with what the grammar does not know made readable
 */
export function parseLogql(text: string, readable: string = text): ParsedLogql {
  const tree = parser.parse(withoutVariableRanges(readable));
  const mistake = firstError(tree);
  if (mistake !== undefined) return { tree: undefined, diagnostics: [syntaxError(mistake, text)] };
  const kind = tree.topNode.getChild('Expr')?.getChild('LogExpr') ? 'lines' : 'numbers';
  return { tree: { text, kind, root: tree.topNode }, diagnostics: [] };
}

/** The grammar knows no variables: in the place of a range such as `[$__auto]` it reads a duration of the same length. */
const withoutVariableRanges = (text: string): string =>
  text.replace(/\[(\$\w+|\$\{\w+\})\]/g, (_, variable: string) => `[${'1'.repeat(variable.length - 1)}s]`);

function firstError(tree: Tree): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  tree.iterate({
    enter(node) {
      if (found === undefined && node.type.isError) found = node.node;
      return found === undefined;
    },
  });
  return found;
}

/** What is expected in a part of the grammar, by its name. */
const expected: Readonly<Record<string, string>> = {
  LogQL: 'begin with the labels of the lines, {job="dwcp-v3"}, or with a function of them',
  LogExpr: 'begin each further stage with a pipe, | json, and each line filter with |= or |~',
  Selector: 'write the labels of the lines in braces, at least one: {job="dwcp-v3"}',
  Matchers: 'write label="value" after each comma',
  Matcher: 'compare with a text in double quotes: level="error"',
  LineFilter: 'write what the line contains in double quotes: |= "failed"',
  PipelineStage: 'write a parser or a filter after the pipe: | json | latency_ms > 500',
  LogRangeExpr: 'write a range after the lines: [5m]',
  Range: 'write a duration or a variable: [5m], [$__auto]',
  Grouping: 'write the labels in parentheses: by (level)',
  DurationFilter: 'compare with a number, a duration, bytes or a text in double quotes',
  VectorAggregationExpr: 'close the parentheses with ")"',
  RangeAggregationExpr: 'close the parentheses with ")"',
};

function syntaxError({ from, to, parent }: SyntaxNode, text: string): Diagnostic {
  const end = Math.max(to, from + 1);
  const found = text.slice(from, end).trim();
  return {
    check: 'logql/syntax',
    start: from,
    end,
    message: found === '' ? 'the query ends too early' : `does not expect \`${found}\` here`,
    fix: expected[parent?.name ?? ''] ?? 'write it as LogQL: https://grafana.com/docs/loki/latest/query/',
  };
}
