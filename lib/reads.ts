import type { Dashboard } from '#lib/dashboards/dashboard';
import { expressionsOf } from '#lib/dashboards/expressions';
import type { LazyPlace } from '#lib/place';
import { parse } from '#lib/promql/parser';
import { matchesWholly } from '#lib/promql/regular-expression';
import type { Schema } from '#lib/promql/series';
import type { Expression, Selector } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';
import { declaredExpression } from '#lib/rules/alert';
import type { Rule, RuleGroup } from '#lib/rules/group';
import { queriesOf, type Runbook } from '#lib/rules/runbook';

/** An expression, and who evaluates it: a rule, a page's query, a panel. */
export interface Reader {
  /** As problems call it: the name of the alert, `Executive: Latency`. */
  readonly subject: string;
  readonly expression: Expression;
  readonly place: LazyPlace;
}

/** What of the content reads series. */
export interface Reading {
  readonly recordings: readonly RuleGroup[];
  readonly alerts: readonly RuleGroup[];
  readonly runbooks: readonly Runbook[];
  readonly dashboards: readonly Dashboard[];
}

/** Everything of the content that reads series: rules, the queries of the runbooks, and dashboards. What cannot be read is left out. */
export const readersOf = ({ recordings, alerts, runbooks, dashboards }: Reading): readonly Reader[] => [
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

/** Every environment asks for the same. */
const known = new WeakMap<Reading, ReadonlySet<string>>();

/** The names of the series that rules, runbooks and dashboards read. @param schema of every series that there is */
export function namesRead(content: Reading & { readonly schema: Schema }): ReadonlySet<string> {
  const before = known.get(content);
  if (before !== undefined) return before;
  const names = new Set(firstReaders(readersOf(content), () => content.schema.names()).keys());
  known.set(content, names);
  return names;
}
