import { contentChecks } from '#lib/checks/content-checks';
import { checkDashboards } from '#lib/dashboards/check';
import { checkDigests, checkImages, checkLocked } from '#lib/kubernetes/images';
import { checkLogql } from '#lib/logql/check';
import { parseLogql } from '#lib/logql/parse';
import { catalogueProblems } from '#lib/metrics/validate';
import type { Problem } from '#lib/problem';
import { checkExpression } from '#lib/promql/check';
import type { Diagnostic } from '#lib/promql/diagnostic';
import { parse } from '#lib/promql/parser';
import { problemOf } from '#lib/promql/problem-of';
import type { Schema } from '#lib/promql/series';
import { checkSyntax } from '#lib/promql/syntax';
import type { Promql } from '#lib/promql/template';
import { firstReaders, readersOf } from '#lib/reads';
import { declaredExpression } from '#lib/rules/alert';
import { toProblems } from '#lib/rules/check';
import { checkLogAlerts } from '#lib/rules/check-log-alerts';
import { checkFixedWindows } from '#lib/rules/fixed-windows';
import { alertsOf, type RuleGroup, recordingsOf } from '#lib/rules/group';
import { type LogAlertGroup, type ResolvedLogAlert, resolveLogAlerts } from '#lib/rules/log-alert';
import { checkProofs } from '#lib/rules/proof';
import { type ResolvedAlert, resolveGroups } from '#lib/rules/resolve';
import { checkRunbooks, logQueriesOf, queriesOf, type RunbookQuery } from '#lib/rules/runbook';
import type { Content } from '#lib/stack';
import { imageOf } from '#lib/topology/program';
import { programs } from '#lib/topology/programs';

/** The labels that the environment adds to everything that leaves a Prometheus. */
const externalLabels = ['cluster', 'environment', 'site', 'replica'];

export interface ContentOptions {
  /** Whether an image that is pinned by its tag alone is a problem. @default false */
  readonly requireDigests?: boolean;
}

/** Everything that is wrong with what the stack says, whatever the environment. */
export function checkContent(
  content: Content,
  { requireDigests = false }: ContentOptions = {},
): readonly Problem[] {
  const groups = [...content.recordings, ...content.alerts];
  const unreadable = syntaxProblems(groups);
  // Nothing else can be said about rules that cannot be read.
  if (unreadable.length > 0) return unreadable;
  const { schema } = content;
  const checked = { content, readBy: firstReaders(readersOf(content), () => schema.names()) };
  return [
    ...catalogueProblems(content.catalogue.metrics, externalLabels),
    ...checkProofs(alertsOf(content.alerts), content.cases, { schema, recordings: recordingsOf(groups) }),
    ...checkLogAlerts(content.logAlerts),
    ...checkRunbooks(content.runbooks, [
      ...alertsOf(content.alerts),
      ...content.logAlerts.flatMap(({ rules }) => rules),
    ]),
    ...content.runbooks.flatMap(queriesOf).flatMap((query) => checkQuery(query, schema)),
    ...content.runbooks.flatMap(logQueriesOf).flatMap(checkLogQuery),
    ...checkDashboards(content.dashboards, {
      dataSource: 'victoria-metrics',
      signals: new Set(['logs', 'traces', 'profiles']),
      schema,
      alerts: [...declaredAlerts(content.alerts), ...declaredLogAlerts(content.logAlerts)],
      recordings: content.recordings,
    }),
    ...contentChecks.flatMap(({ check }) => check(checked)),
    ...checkLocked(content.images, [...new Set(programs.map(imageOf))], 'images.lock.json'),
    ...checkImages(content.images, 'images.lock.json'),
    ...(requireDigests ? checkDigests(content.images, 'images.lock.json') : []),
  ];
}

/** As they are before an environment changes them. */
const declaredAlerts = (groups: readonly RuleGroup[]): readonly ResolvedAlert[] =>
  resolveGroups(groups, { alerts: {}, hosts: { runbooks: '' } })
    .flatMap(({ rules }) => rules)
    .filter((rule) => rule.kind === 'alert');

const declaredLogAlerts = (groups: readonly LogAlertGroup[]): readonly ResolvedLogAlert[] =>
  resolveLogAlerts(groups, { alerts: {}, hosts: { runbooks: '' } }).flatMap(({ rules }) => rules);

function syntaxProblems(groups: readonly RuleGroup[]): readonly Problem[] {
  const rules = [
    ...recordingsOf(groups).map(({ name, expr }) => ({ name, expr })),
    ...alertsOf(groups).map((alert) => ({ name: alert.name, expr: declaredExpression(alert) })),
  ];
  return rules.flatMap(({ name, expr }) => toProblems(unreadable(expr), name, expr));
}

function unreadable({ source, parsed }: Promql): readonly Diagnostic[] {
  const mistakes = checkSyntax(source);
  return mistakes.length > 0 || parsed.expression === undefined
    ? mistakes
    : checkFixedWindows(parsed.expression);
}

/** Queries that people paste at night have to be as right as those that page them. */
function checkQuery({ text, file, line }: RunbookQuery, schema: Schema): readonly Problem[] {
  const mistakes = checkSyntax(text);
  const { expression } = parse(text);
  const diagnostics =
    mistakes.length > 0 || expression === undefined
      ? mistakes
      : checkExpression(expression, { schema, use: 'expression' });
  return diagnostics.map((diagnostic) => problemOf(diagnostic, text, { file, line }, undefined));
}

const checkLogQuery = ({ text, file, line }: RunbookQuery): readonly Problem[] =>
  checkLogql({ parsed: parseLogql(text) }).map((diagnostic) =>
    problemOf(diagnostic, text, { file, line }, undefined),
  );
