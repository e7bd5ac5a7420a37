import type { Problem } from '#lib/problem';
import { policyPlace, type RoutingCheck } from '#lib/routing/checks/check';
import { evaluate } from '#lib/routing/evaluate';
import { intendedReceiver } from '#lib/routing/intended';
import { type KnownAlert, possibleAlerts } from '#lib/routing/known-alert';

export const intendedReceivers: RoutingCheck = {
  name: 'routing/intended-receiver',
  why: 'Every alert reaches exactly one receiver, and the right one.',
  check({ environment, routing, alerts }) {
    const possible = possibleAlerts(environment).map((labels) => ({ labels, where: policyPlace }));
    return [...alerts, ...possible].flatMap(({ labels, where }: KnownAlert): readonly Problem[] => {
      const intended = intendedReceiver(labels, environment.receivers);
      const actual = evaluate(routing, labels).receivers.join(', ');
      if (intended === actual) return [];
      const { severity = 'none', team = 'none', category = 'none', escalation = 'none' } = labels;
      const what = `(severity ${severity}, team ${team}, category ${category}, escalation ${escalation})`;
      return [
        {
          check: 'routing/intended-receiver',
          where,
          subject: labels.alertname ?? '',
          message:
            intended === undefined
              ? `reaches ${actual}, and no rule says where such an alert belongs ${what}`
              : `reaches ${actual} and is meant for ${intended} ${what}`,
          fix:
            intended === undefined
              ? 'give it a known severity and team'
              : 'correct lib/routing/policy.ts or lib/routing/intended.ts, whichever is wrong',
        },
      ];
    });
  },
};
