import { checks } from '#lib/checks/checks';
import { checkJobs } from '#lib/environment/checks/jobs';
import { checkNodeNames } from '#lib/environment/checks/node-names';
import { checkOverrides, type OverridableAlert } from '#lib/environment/checks/overrides';
import { checkRetention } from '#lib/environment/checks/retention';
import type { Problem } from '#lib/problem';
import { routingProblems } from '#lib/routing/checks/all';
import { sentLabels } from '#lib/routing/known-alert';
import { type Alert, thresholdOf } from '#lib/rules/alert';
import { checkRules } from '#lib/rules/check';
import { evaluatorOf, groupWindow } from '#lib/rules/evaluator';
import { alertsOf } from '#lib/rules/group';
import { checkSizing } from '#lib/sizing/check';
import type { Stack } from '#lib/stack';
import { checkEgressNames } from '#lib/topology/check';
import { longest } from '#lib/units/duration';

/** Everything that is wrong with one environment's stack. */
export function checkStack(stack: Stack): readonly Problem[] {
  const { environment, content, groups, routing } = stack;
  return [
    ...checkJobs(environment, content.catalogue.jobs),
    ...checkNodeNames(environment, content.catalogue.jobs),
    ...checkOverrides(environment, alertsOf(content.alerts).map(overridable)),
    ...checkRetention(environment, longest(beyondPrometheus(stack).map(groupWindow))),
    ...checkSizing(environment),
    ...checkEgressNames(environment),
    ...checkRules(groups, content.schema),
    ...routingProblems({ environment, routing, alerts: knownAlerts(stack) }),
    ...checks.flatMap(({ check }) => check(stack)),
  ];
}

/** The groups that vmalert would have to evaluate, which is not part of the stack yet. */
function beyondPrometheus({ environment, groups }: Stack) {
  const { time } = environment.prometheus.retention;
  return groups.filter((group) => evaluatorOf(group, time) === 'vmalert');
}

function overridable(alert: Alert): OverridableAlert {
  const { name, for: wait, alwaysFiring = false } = alert;
  const threshold = thresholdOf(alert);
  return { name, for: wait, alwaysFiring, ...(threshold && { threshold }) };
}

function knownAlerts({ environment, alerts }: Stack) {
  return alerts.map((alert) => ({
    labels: sentLabels(environment, alert.name, alert.labels),
    declaredAt: alert.declaredAt,
  }));
}
