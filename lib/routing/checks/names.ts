import type { Problem } from '#lib/problem';
import { allRoutes, nameOf, policyPlace, type RoutingCheck, treePlace } from '#lib/routing/checks/check';
import { receiverOf } from '#lib/routing/tree';

export const names: RoutingCheck = {
  name: 'routing/names',
  why: 'Alertmanager does not start when a name stands for nothing or for two things.',
  check({ routing }) {
    const receivers = routing.receivers.map((receiver) => receiver.name);
    const intervals = routing.timeIntervals.map((interval) => interval.name);
    const rules = routing.inhibitRules.map((rule) => rule.name);
    const dangling = allRoutes(routing).flatMap((route) => [
      ...unknown(nameOf(route), 'receiver', [route.receiver ?? receiverOf.unrouted], receivers),
      ...unknown(
        nameOf(route),
        'time interval',
        ('hours' in route && route.hours?.intervals) || [],
        intervals,
      ),
    ]);
    return [
      ...twice('receiver', receivers),
      ...twice('time interval', intervals),
      ...twice('inhibition rule', rules),
      ...dangling,
    ];
  },
};

function unknown(
  subject: string,
  kind: string,
  used: readonly string[],
  known: readonly string[],
): readonly Problem[] {
  return used
    .filter((name) => !known.includes(name))
    .map((name) => ({
      check: 'routing/names',
      where: policyPlace,
      subject,
      message: `names the ${kind} ${name}, and there are only ${known.join(', ') || 'none'}`,
      fix: `name one of them, or add the ${kind}`,
    }));
}

function twice(kind: string, all: readonly string[]): readonly Problem[] {
  const again = all.filter((name, index) => all.indexOf(name) !== index);
  return [...new Set(again)].map((name) => ({
    check: 'routing/names',
    where: treePlace,
    subject: `${kind} ${name}`,
    message: `is defined ${all.filter((other) => other === name).length} times`,
    fix: 'give each a name of its own',
  }));
}
