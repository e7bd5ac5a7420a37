import { expressionsOf } from '#lib/dashboards/expressions';
import type { LazyPlace } from '#lib/place';
import { parse } from '#lib/promql/parser';
import { matchesWholly } from '#lib/promql/regular-expression';
import type { Expression, Selector } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';
import { declaredExpression } from '#lib/rules/alert';
import type { Rule } from '#lib/rules/group';
import { queriesOf } from '#lib/rules/runbook';
import type { Content } from '#lib/stack';

/** An expression, and who evaluates it: a rule, a page's query, a panel. */
export interface Reader {
  /** As problems call it: the name of the alert, `Executive: Latency`. */
  readonly subject: string;
  readonly expression: Expression;
  readonly place: LazyPlace;
}

/** Everything of the content that reads series: rules, the queries of the runbooks, and dashboards. What cannot be read is left out. */
export const readersOf = ({ recordings, alerts, runbooks, dashboards }: Content): readonly Reader[] => [
  ...[...recordings, ...alerts].flatMap(({ rules }) => rules).flatMap(readerOfRule),
  ...runbooks.flatMap(queriesOf).flatMap(({ text, file, line }) => {
    const { expression } = parse(text);
    if (expression === undefined) return [];
    return [{ subject: file, expression, place: { place: { file, line } } }];
  }),
  ...expressionsOf(dashboards).flatMap(({ subject, expr, place }) =>
    expr.parsed.expression === undefined ? [] : [{ subject, expression: expr.parsed.expression, place }],
  ),
];

function readerOfRule(rule: Rule): readonly Reader[] {
  const { parsed } = rule.kind === 'recording' ? rule.expr : declaredExpression(rule);
  if (parsed.expression === undefined) return [];
  return [{ subject: rule.name, expression: parsed.expression, place: rule.declaredAt }];
}

/**
 * The names of the series that some expressions read, each with the first that does.
 *
 * @param all every name there is, of which a pattern (`{__name__=~"dwcp_.*"}`) selects some
 */
export function firstReaders(
  readers: readonly Reader[],
  all: () => Iterable<string>,
): ReadonlyMap<string, Reader> {
  const first = new Map<string, Reader>();
  for (const reader of readers) {
    for (const selector of selectorsIn(reader.expression)) {
      for (const name of namesOf(selector, all)) {
        if (!first.has(name)) first.set(name, reader);
      }
    }
  }
  return first;
}

function namesOf({ name, matchers }: Selector, all: () => Iterable<string>): readonly string[] {
  if (name !== undefined) return [name];
  const patterns = matchers.filter(({ label, operator }) => label === '__name__' && operator === '=~');
  if (patterns.length === 0) return [];
  return [...all()].filter((one) => patterns.every(({ value }) => matchesWholly(value, one)));
}
