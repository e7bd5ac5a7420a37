import { checks } from '#lib/checks/checks';
import type { Problem } from '#lib/problem';
import { routingProblems } from '#lib/routing/checks/all';
import { sentLabels } from '#lib/routing/known-alert';
import { checkRules } from '#lib/rules/check';
import { checkEvaluators } from '#lib/rules/check-evaluators';
import type { Stack } from '#lib/stack';
import { checkEgressNames, checkOwnAddresses } from '#lib/topology/check';

/** Everything that is wrong with one environment's stack. What its file alone shows, `environmentChecks` finds. */
export function checkStack(stack: Stack): readonly Problem[] {
  const { environment, content, groups, routing } = stack;
  return [
    ...checkEgressNames(environment),
    ...checkOwnAddresses(environment),
    ...checkRules(groups, content.schema, environment),
    ...checkEvaluators(groups, environment.prometheus.retention.time),
    ...routingProblems({ environment, routing, alerts: knownAlerts(stack) }),
    ...checks.flatMap(({ check }) => check(stack)),
  ];
}

function knownAlerts({ environment, alerts, logAlerts }: Stack) {
  return [...alerts, ...logAlerts].map((alert) => ({
    labels: sentLabels(environment, alert.name, alert.labels),
    declaredAt: alert.declaredAt,
  }));
}
