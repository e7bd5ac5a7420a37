import type { Problem } from '#lib/problem';
import { type RoutingCheck, treePlace } from '#lib/routing/checks/check';
import { evaluate } from '#lib/routing/evaluate';
import type { KnownAlert } from '#lib/routing/known-alert';
import { allMatch, type Labels } from '#lib/routing/matcher';
import type { InhibitRule, Routing } from '#lib/routing/routing';

export const inhibition: RoutingCheck = {
  name: 'routing/inhibition',
  why: 'Two absent labels count as equal, so a label that alerts lack mutes far more than was meant.',
  check({ routing, known, possible }) {
    const all = [...known, ...possible].map(({ labels }) => labels);
    return routing.inhibitRules.flatMap((rule) => [
      ...known.flatMap((alert) => missingLabels(rule, alert)),
      ...(mutesAnything(rule, routing, all) ? [] : [neverMutes(rule)]),
    ]);
  },
};

function missingLabels(rule: InhibitRule, { labels, declaredAt }: KnownAlert): readonly Problem[] {
  const side = allMatch(rule.source, labels)
    ? 'source'
    : allMatch(rule.target, labels)
      ? 'target'
      : undefined;
  if (side === undefined) return [];
  return rule.equal
    .filter((label) => (labels[label] ?? '') === '')
    .map((label) => ({
      check: 'routing/inhibition',
      where: declaredAt.place,
      subject: labels.alertname ?? '',
      message: `is a ${side} of inhibition rule ${rule.name} and has no label ${label}, which has to be equal`,
      fix: `give the alert a label ${label}, or take ${label} out of the rule's equal labels`,
    }));
}

function mutesAnything(rule: InhibitRule, routing: Routing, possible: readonly Labels[]): boolean {
  const alone = { ...routing, inhibitRules: [rule] };
  const firing = possible.filter((labels) => allMatch(rule.source, labels));
  return possible.some(
    (labels) =>
      rule.equal.every((label) => label in labels) &&
      evaluate(alone, labels, { firing }).inhibitedBy !== undefined,
  );
}

function neverMutes(rule: InhibitRule): Problem {
  return {
    check: 'routing/inhibition',
    where: treePlace,
    subject: `inhibition rule ${rule.name}`,
    message: 'mutes nothing: no two alerts match its two sides and agree in its equal labels',
    fix: 'correct its matchers or its equal labels, or remove it',
  };
}
