import { checkFilters } from '#lib/logql/checks/filters';
import { checkGroupings } from '#lib/logql/checks/groupings';
import { checkSelectors } from '#lib/logql/checks/selectors';
import type { Logql } from '#lib/logql/template';
import type { Diagnostic } from '#lib/promql/diagnostic';

/** Everything that is wrong with a query of log lines, by what the pipeline of logs produces. */
export function checkLogql({ parsed: { tree, diagnostics } }: Pick<Logql, 'parsed'>): readonly Diagnostic[] {
  if (tree === undefined) return diagnostics;
  return [...checkSelectors(tree), ...checkFilters(tree), ...checkGroupings(tree)];
}
