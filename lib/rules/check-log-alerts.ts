import { checkLogql } from '#lib/logql/check';
import type { Problem } from '#lib/problem';
import { problemOf } from '#lib/promql/problem-of';
import { checkTemplate } from '#lib/promql/template-text';
import type { LogAlert, LogAlertGroup } from '#lib/rules/log-alert';

/** Everything that is wrong with the expressions and texts of alerts over log lines, as they are declared. */
export const checkLogAlerts = (groups: readonly LogAlertGroup[]): readonly Problem[] =>
  groups.flatMap(({ rules }) => rules.flatMap((rule) => [...checkCondition(rule), ...checkTexts(rule)]));

function checkCondition({ name, expr, threshold, declaredAt }: LogAlert): readonly Problem[] {
  const query = expr(threshold);
  const found = checkLogql(query).map((diagnostic) =>
    problemOf(diagnostic, query.source, query.place.place, name),
  );
  if (found.length > 0 || query.parsed.tree?.kind !== 'lines') return found;
  return [
    {
      check: 'rules/log-alert',
      where: declaredAt.place,
      subject: name,
      message: 'its expression gives lines, and Loki alerts on numbers',
      fix: 'count them: sum by (job) (count_over_time(... [5m]))',
    },
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
