import type { Problem } from '#lib/problem';
import { selectorsIn } from '#lib/promql/walk';
import { groupsFor } from '#lib/rules/evaluator';
import type { ResolvedGroup } from '#lib/rules/resolve';
import type { Duration } from '#lib/units/duration';

/**
 * What vmalert records is written to long-term storage, where vmalert finds it again and Prometheus does not: no rule
 * that Prometheus evaluates reads it.
 */
export function checkEvaluators(
  groups: readonly ResolvedGroup[],
  localRetention: Duration,
): readonly Problem[] {
  const recordedElsewhere = new Map(
    groupsFor('vmalert', groups, localRetention).flatMap((group) =>
      group.rules.flatMap((rule) => (rule.kind === 'recording' ? [[rule.name, group.name] as const] : [])),
    ),
  );
  return groupsFor('prometheus', groups, localRetention)
    .flatMap(({ rules }) => rules)
    .flatMap(({ name, expr, declaredAt }) => {
      const read = new Set(selectorsIn(expr.expression).flatMap((selector) => selector.name ?? []));
      return [...read].flatMap((series) => {
        const group = recordedElsewhere.get(series);
        if (group === undefined) return [];
        return [
          {
            check: 'rules/evaluator',
            where: declaredAt.place,
            subject: name,
            message: `reads ${series}, which vmalert records for looking back too far: Prometheus, which evaluates this rule, does not have it`,
            fix: `move the rule into the group ${group}, so that vmalert evaluates both`,
          },
        ];
      });
    });
}
