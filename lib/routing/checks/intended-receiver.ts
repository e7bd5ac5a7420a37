import type { Environment } from '#lib/environment/environment';
import type { Problem } from '#lib/problem';
import type { Routed, RoutingCheck } from '#lib/routing/checks/check';
import { intendedReceiver } from '#lib/routing/intended';
import type { KnownAlert } from '#lib/routing/known-alert';
import type { Labels } from '#lib/routing/matcher';

export const intendedReceivers: RoutingCheck = {
  name: 'routing/intended-receiver',
  why: 'Every alert reaches exactly one receiver, and the right one.',
  check({ environment, known, possible }) {
    return [...strayed(known, environment), ...onePerMistake(strayed(possible, environment))].map(problem);
  },
};

interface Strayed extends KnownAlert {
  readonly actual: string;
  readonly intended: string | undefined;
}

function strayed(alerts: readonly Routed[], { receivers }: Environment): readonly Strayed[] {
  return alerts
    .map(({ labels, declaredAt, evaluation }) => ({
      labels,
      declaredAt,
      actual: evaluation.receivers.join(', '),
      intended: intendedReceiver(labels, receivers),
    }))
    .filter(({ actual, intended }) => actual !== intended);
}

/** Of all the label sets that stray in the same way, the first. */
function onePerMistake(all: readonly Strayed[]): readonly Strayed[] {
  const way = ({ actual, intended }: Strayed) => `${actual} for ${intended}`;
  return all.filter((each, index) => all.findIndex((other) => way(other) === way(each)) === index);
}

function problem({ labels, declaredAt, actual, intended }: Strayed): Problem {
  return {
    check: 'routing/intended-receiver',
    where: declaredAt.place,
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
