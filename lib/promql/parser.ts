import type { Diagnostic } from '#lib/promql/diagnostic';
import { parseWhole } from '#lib/promql/parser-expression';
import { type Source, sourceOf } from '#lib/promql/source';
import { SyntaxFailure } from '#lib/promql/token';
import type { Expression } from '#lib/promql/tree';

/** What became of a text: its tree, or why it has none. */
export type Parsed =
  | { readonly expression: Expression; readonly diagnostics?: never }
  | { readonly expression?: never; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads an expression by the grammar of the pinned Prometheus, 3.14. Types, functions and arguments are not looked at:
 * `checkTypes` does that.
 */
export function parse(source: Source | string): Parsed {
  const diagnostics: Diagnostic[] = [];
  try {
    const expression = parseWhole(typeof source === 'string' ? sourceOf(source) : source, diagnostics);
    return diagnostics.length === 0 ? { expression } : { diagnostics };
  } catch (error) {
    if (error instanceof SyntaxFailure) return { diagnostics: [...diagnostics, error.diagnostic] };
    throw error;
  }
}
