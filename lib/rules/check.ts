import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { checkExpression } from '#lib/promql/check';
import type { Diagnostic } from '#lib/promql/diagnostic';
import { infer } from '#lib/promql/inferred';
import { problemOf } from '#lib/promql/problem-of';
import type { Schema } from '#lib/promql/series';
import type { Promql } from '#lib/promql/template';
import { checkTemplate, labelsUsedBy } from '#lib/promql/template-text';
import { declaredExpression } from '#lib/rules/alert';
import type { Recording } from '#lib/rules/recording';
import type { ResolvedAlert, ResolvedGroup } from '#lib/rules/resolve';
import { units } from '#lib/units/unit';

/** Where an environment changes alerts. */
export type Overrides = Pick<Environment, 'alerts' | 'place'>;

/**
 * Everything that is wrong with the expressions and texts of some groups, in the order of the rules. What is wrong
 * only by the threshold that an environment gives an alert stands at that threshold.
 *
 * @param groups as the environment has them
 */
export function checkRules(
  groups: readonly ResolvedGroup[],
  schema: Schema,
  overrides: Overrides,
): readonly Problem[] {
  return [
    ...checkNames(groups),
    ...groups
      .flatMap((group) => group.rules)
      .flatMap((rule) =>
        rule.kind === 'recording' ? checkRecording(rule, schema) : checkAlert(rule, schema, overrides),
      ),
  ];
}

function checkRecording(rule: Recording, schema: Schema): readonly Problem[] {
  const diagnostics = checkExpression(rule.expr.expression, { schema, use: 'recording' });
  const inferred = infer(rule.expr.expression, schema).unit;
  const wrongUnit =
    inferred === undefined || inferred === rule.unit
      ? []
      : [
          {
            check: 'rules/unit',
            where: rule.declaredAt.place,
            subject: rule.name,
            message: `declared in ${units[rule.unit].name}, but its expression is in ${units[inferred].name}`,
            fix: `write unit: '${inferred}', or correct the expression`,
          },
        ];
  return [...toProblems(diagnostics, rule.name, rule.expr), ...wrongUnit];
}

function checkAlert(alert: ResolvedAlert, schema: Schema, overrides: Overrides): readonly Problem[] {
  const texts = [alert.annotations.summary ?? '', alert.annotations.description ?? ''];
  const badTexts = texts.flatMap((text) =>
    checkTemplate(text).map((diagnostic) => ({
      check: diagnostic.check,
      where: alert.declaredAt.place,
      subject: alert.name,
      message: diagnostic.message,
      fix: diagnostic.fix,
      excerpt: { text, start: diagnostic.start, end: diagnostic.end },
    })),
  );
  return [...checkCondition(alert, schema, overrides), ...unusedThreshold(alert), ...badTexts];
}

function checkCondition(
  alert: ResolvedAlert,
  schema: Schema,
  { alerts, place }: Overrides,
): readonly Problem[] {
  const { name, definition, annotations, expr } = alert;
  const diagnosticsOf = ({ expression }: Promql) =>
    checkExpression(expression, {
      schema,
      use: 'alert',
      alwaysFiring: definition.alwaysFiring ?? false,
      annotationLabels: Object.values(annotations).flatMap(labelsUsedBy),
    });
  const override = alerts[name];
  const found = diagnosticsOf(expr);
  if (override?.kind !== 'changed' || override.threshold === undefined) return toProblems(found, name, expr);
  const messages = new Set(diagnosticsOf(declaredExpression(definition)).map(({ message }) => message));
  return [
    ...toProblems(
      found.filter(({ message }) => messages.has(message)),
      name,
      expr,
    ),
    ...found
      .filter(({ message }) => !messages.has(message))
      .map((diagnostic) => problemAt({ place }, 'overrides', ['alerts', name, 'threshold'], diagnostic)),
  ];
}

/** A threshold that the expression does not read would stand in the runbook and decide nothing. */
function unusedThreshold({ name, definition, threshold, declaredAt }: ResolvedAlert): readonly Problem[] {
  if (threshold === undefined || definition.expr.hasThreshold) return [];
  return [
    {
      check: 'rules/threshold',
      where: declaredAt.place,
      subject: name,
      message: `declares the threshold ${threshold}, but its expression does not use it`,
      fix: 'put the hole `threshold` where it is compared, or remove the threshold',
    },
  ];
}

/** What is wrong inside a rule's expression, at the place of the rule. */
export function toProblems(
  diagnostics: readonly Diagnostic[],
  subject: string,
  expr: Promql,
): readonly Problem[] {
  return diagnostics.map((diagnostic) => problemOf(diagnostic, expr.source.text, expr.place.place, subject));
}

/** Two rules of one name hide each other in every list; two groups of one file overwrite each other. */
function checkNames(groups: readonly ResolvedGroup[]): readonly Problem[] {
  const rules = groups.flatMap((group) => group.rules);
  const twice = rules.filter((rule, index) => rules.findIndex((other) => other.name === rule.name) !== index);
  const files = groups.filter(
    (group, index) => groups.findIndex((other) => other.file === group.file) !== index,
  );
  return [
    ...twice.map((rule) => ({
      check: 'rules/name',
      where: rule.declaredAt.place,
      subject: rule.name,
      message: 'a rule of this name is declared before',
      fix: 'give each rule a name of its own',
    })),
    ...files.flatMap(({ file, name, rules: [first] }) =>
      first === undefined
        ? []
        : [
            {
              check: 'rules/name',
              where: first.declaredAt.place,
              subject: name,
              message: `another group is written to rules/${file}.yaml as well`,
              fix: 'give each group a file of its own',
            },
          ],
    ),
  ];
}
