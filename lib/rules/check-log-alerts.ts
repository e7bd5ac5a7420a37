import { checkLogql } from '#lib/logql/check';
import type { Problem } from '#lib/problem';
import { problemOf } from '#lib/promql/problem-of';
import { checkTemplate } from '#lib/promql/template-text';
import type { LogAlert, LogAlertGroup } from '#lib/rules/log-alert';

/** Everything that is wrong with the expressions and texts of alerts over log lines, as they are declared. */
export const checkLogAlerts = (groups: readonly LogAlertGroup[]): readonly Problem[] =>
  groups.flatMap(({ rules }) => rules.flatMap((rule) => [...checkCondition(rule), ...checkTexts(rule)]));

function checkCondition({ name, expr, declaredAt }: LogAlert): readonly Problem[] {
  const found = checkLogql(expr).map((diagnostic) =>
    problemOf(diagnostic, expr.source, expr.place.place, name),
  );
  if (found.length > 0) return found;
  const at = (message: string, fix: string): Problem => ({
    check: 'rules/log-alert',
    where: declaredAt.place,
    subject: name,
    message,
    fix,
  });
  return [
    ...(expr.parsed.tree?.kind === 'lines'
      ? [
          at(
            'its expression gives lines, and Loki alerts on numbers',
            'count them: sum by (job) (count_over_time(... [5m]))',
          ),
        ]
      : []),
    ...(expr.hasThreshold
      ? []
      : [at('its expression does not use its threshold', 'put the hole `threshold` where it is compared')]),
  ];
}

const checkTexts = ({ name, summary, description, declaredAt }: LogAlert): readonly Problem[] =>
  [summary, description].flatMap((text) =>
    checkTemplate(text).map(({ check, message, fix, start, end }) => ({
      check,
      where: declaredAt.place,
      subject: name,
      message,
      fix,
      excerpt: { text, start, end },
    })),
  );
