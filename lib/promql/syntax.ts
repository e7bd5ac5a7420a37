import type { Diagnostic } from '#lib/promql/diagnostic';
import { parse } from '#lib/promql/parser';
import type { Source } from '#lib/promql/source';
import { checkTypes } from '#lib/promql/types-check';

/**
 * Everything for which the pinned Prometheus refuses an expression, whatever series exist: syntax, types, functions
 * and features. Empty exactly when Prometheus accepts it.
 */
export function checkSyntax(source: Source | string): readonly Diagnostic[] {
  const { expression, diagnostics } = parse(source);
  return expression === undefined ? diagnostics : checkTypes(expression);
}

/** What is told of one expression from outside: `npm run check-promql -- --expressions`. */
export interface Verdict {
  readonly ok: boolean;
  readonly problems: readonly Diagnostic[];
}

/**
 * @param check what is checked, by default only what needs no catalogue
 * @returns a value that is the verdict as JSON, too
 */
export function verdict(text: string, check: (text: string) => readonly Diagnostic[] = checkSyntax): Verdict {
  const problems = check(text);
  return { ok: problems.length === 0, problems };
}
