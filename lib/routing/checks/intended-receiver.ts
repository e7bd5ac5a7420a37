import type { Environment } from '#lib/environment/environment';
import type { Problem } from '#lib/problem';
import { policyPlace, type RoutingCheck } from '#lib/routing/checks/check';
import { evaluate } from '#lib/routing/evaluate';
import { intendedReceiver } from '#lib/routing/intended';
import { type KnownAlert, possibleAlerts } from '#lib/routing/known-alert';
import type { Labels } from '#lib/routing/matcher';
import type { Routing } from '#lib/routing/routing';

export const intendedReceivers: RoutingCheck = {
  name: 'routing/intended-receiver',
  why: 'Every alert reaches exactly one receiver, and the right one.',
  check({ environment, routing, alerts }) {
    const possible = possibleAlerts(environment).map((labels) => ({ labels, where: policyPlace }));
    return [
      ...strayed(alerts, environment, routing).map(problem),
      ...onePerMistake(strayed(possible, environment, routing)).map(problem),
    ];
  },
};

interface Strayed extends KnownAlert {
  readonly actual: string;
  readonly intended: string | undefined;
}

function strayed(
  alerts: readonly KnownAlert[],
  { receivers }: Environment,
  routing: Routing,
): readonly Strayed[] {
  return alerts
    .map((alert) => ({
      ...alert,
      actual: evaluate(routing, alert.labels).receivers.join(', '),
      intended: intendedReceiver(alert.labels, receivers),
    }))
    .filter(({ actual, intended }) => actual !== intended);
}

/** Of all the label sets that stray in the same way, the first. */
function onePerMistake(all: readonly Strayed[]): readonly Strayed[] {
  const way = ({ actual, intended }: Strayed) => `${actual} for ${intended}`;
  return all.filter((each, index) => all.findIndex((other) => way(other) === way(each)) === index);
}

function problem({ labels, where, actual, intended }: Strayed): Problem {
  return {
    check: 'routing/intended-receiver',
    where,
    subject: labels.alertname ?? '',
    ...(intended === undefined
      ? {
          message: `reaches ${actual}, and no rule says where such an alert belongs ${routed(labels)}`,
          fix: 'give it a known severity and team',
        }
      : {
          message: `reaches ${actual} and is meant for ${intended} ${routed(labels)}`,
          fix: 'correct lib/routing/policy.ts or lib/routing/intended.ts, whichever is wrong',
        }),
  };
}

function routed({
  severity = 'none',
  team = 'none',
  category = 'none',
  escalation = 'none',
}: Labels): string {
  return `(severity ${severity}, team ${team}, category ${category}, escalation ${escalation})`;
}
