import { exposedNames } from '#lib/metrics/families';
import type { IdleAlertFact } from '#lib/output/stack-output';
import type { Expression } from '#lib/promql/tree';
import { children, selectorsIn } from '#lib/promql/walk';
import type { Stack } from '#lib/stack';
import { ownTargets } from '#lib/topology/addresses';

/** The alerts whose expressions are always empty, for want of targets. */
export function idleAlerts(stack: Stack): readonly IdleAlertFact[] {
  const missing = missingSeries(stack);
  return stack.alerts
    .filter(({ expr }) => isEmpty(expr.expression, missing))
    .map(({ name, expr }) => ({ name, jobs: jobsMissing(expr.expression, missing) }));
}

/** The jobs without targets, by the series that only they would bring; those recorded from such series included. */
type MissingSeries = ReadonlyMap<string, readonly string[]>;

function missingSeries({ environment, content, groups }: Stack): MissingSeries {
  const collected = new Set(Object.keys({ ...environment.targets, ...ownTargets(environment) }));
  const jobs = new Map<string, readonly string[]>();
  for (const metric of content.catalogue.metrics) {
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
function isEmpty(expression: Expression, missing: MissingSeries): boolean {
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

function jobsMissing(expression: Expression, missing: MissingSeries): readonly string[] {
  const names = selectorsIn(expression).flatMap(({ name }) => (name === undefined ? [] : [name]));
  return [...new Set(names.flatMap((name) => missing.get(name) ?? []))];
}
