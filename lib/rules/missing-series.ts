import { exposedNames } from '#lib/metrics/families';
import type { Metric } from '#lib/metrics/metric';
import type { Expression } from '#lib/promql/tree';
import { children, selectorsIn } from '#lib/promql/walk';
import type { ResolvedGroup } from '#lib/rules/resolve';

/** The jobs without targets, by the series that only they would bring; those recorded from such series included. */
export type MissingSeries = ReadonlyMap<string, readonly string[]>;

/** @param collected the names of the jobs that have targets */
export function missingSeries(
  metrics: readonly Metric[],
  collected: ReadonlySet<string>,
  groups: readonly ResolvedGroup[],
): MissingSeries {
  const jobs = new Map<string, readonly string[]>();
  for (const metric of metrics) {
    for (const name of exposedNames(metric)) jobs.set(name, [...(jobs.get(name) ?? []), metric.job.name]);
  }
  const missing = new Map([...jobs].filter(([, names]) => !names.some((name) => collected.has(name))));
  for (const rule of groups.flatMap(({ rules }) => rules)) {
    if (rule.kind !== 'recording' || !isEmpty(rule.expr.expression, missing)) continue;
    missing.set(rule.name, jobsMissing(rule.expr.expression, missing));
  }
  return missing;
}

/** Whether an expression has no value while those series are missing. What cannot be told counts as having one. */
export function isEmpty(expression: Expression, missing: MissingSeries): boolean {
  switch (expression.kind) {
    case 'selector':
      return expression.name !== undefined && missing.has(expression.name);
    case 'call':
      // absent() and absent_over_time() have a value exactly when there is no series.
      if (/^absent/.test(expression.function)) return false;
      break;
    case 'binary':
      if (expression.operator === 'unless') return isEmpty(expression.left, missing);
      if (expression.operator === 'or') {
        return isEmpty(expression.left, missing) && isEmpty(expression.right, missing);
      }
      break;
  }
  return children(expression).some((part) => isEmpty(part, missing));
}

/** The jobs without targets that an expression waits for. */
export function jobsMissing(expression: Expression, missing: MissingSeries): readonly string[] {
  const names = selectorsIn(expression).flatMap(({ name }) => (name === undefined ? [] : [name]));
  return [...new Set(names.flatMap((name) => missing.get(name) ?? []))];
}
