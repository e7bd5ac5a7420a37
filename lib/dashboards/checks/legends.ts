import type { CheckContext, DashboardCheck } from '#lib/dashboards/checks/check';
import { ofPanel } from '#lib/dashboards/checks/subject';
import { type Dashboard, panelsOf } from '#lib/dashboards/dashboard';
import type { LogsQuery } from '#lib/dashboards/logs-query';
import { type Panel, queriesOf } from '#lib/dashboards/panel';
import { resultLabels } from '#lib/logql/result-labels';
import type { Place } from '#lib/place';
import type { Problem } from '#lib/problem';
import { describeKeeping, describeOperation, list } from '#lib/promql/describe';
import { LabelInference } from '#lib/promql/labels';
import type { Promql } from '#lib/promql/template';

/** What a legend, a table or an annotation prints of a result is among the labels that the result has. */
export const legends: DashboardCheck = (dashboards, context) =>
  dashboards.flatMap((dashboard) => [
    ...dashboard.annotations.flatMap(({ name, text, tags, expr, declaredAt }) => {
      const about = { where: declaredAt.place, subject: `${dashboard.uid} ${name}` };
      return lost([...labelsIn(text), ...tags], expr, 'its text', about, context);
    }),
    ...panelsOf(dashboard).flatMap((panel) => ofLegends(dashboard, panel, context)),
  ]);

function ofLegends(dashboard: Dashboard, panel: Panel, context: CheckContext): readonly Problem[] {
  const who = panel.kind === 'table' ? 'a row of the table' : 'the legend';
  const about = ofPanel(dashboard, panel);
  return queriesOf(panel).flatMap((query) => {
    if (query.kind === 'metrics') return lost(labelsIn(query.legend), query.expr, who, about, context);
    return query.kind === 'logs' ? lostInLogs(query, about) : [];
  });
}

function lostInLogs({ expr, legend }: LogsQuery, about: About): readonly Problem[] {
  const known = expr.parsed.tree && resultLabels(expr.parsed.tree);
  return labelsIn(legend)
    .filter((label) => known !== undefined && !known.has(label))
    .map((label) => ({
      check: 'dashboards/legend',
      ...about,
      message: `the legend prints the label ${label}, which the result does not have`,
      fix: `write \`by (${[...(known ?? []), label].join(', ')})\``,
    }));
}

interface About {
  readonly where: Place;
  readonly subject: string;
}

/** `{{node_id}} of {{cluster}}`: https://grafana.com/docs/grafana/latest/datasources/prometheus/query-editor/#legend */
const labelsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, label]) => label ?? '');

function lost(
  labels: readonly string[],
  { parsed }: Promql,
  who: string,
  about: About,
  { schema }: CheckContext,
): readonly Problem[] {
  const { expression } = parsed;
  if (expression === undefined) return [];
  const inference = new LabelInference(schema);
  const known = inference.of(expression).known ?? new Set(labels);
  return [...new Set(labels)]
    .filter((label) => !known.has(label))
    .map((label) => {
      const remover = inference.removerOf(expression, label);
      const fix =
        remover?.kind === 'aggregation'
          ? `write \`${describeKeeping(remover, label)}\``
          : known.size === 0
            ? 'the result has no labels: write a fixed text'
            : `the labels of the result are ${list(known)}`;
      const why = remover === undefined ? 'does not have' : `lost in \`${describeOperation(remover)}\``;
      return {
        check: 'dashboards/legend',
        ...about,
        message: `${who} prints the label ${label}, which the result ${why}`,
        fix,
      };
    });
}
