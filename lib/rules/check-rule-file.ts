import type { Place } from '#lib/place';
import type { Problem } from '#lib/problem';
import { checkText } from '#lib/promql/check';
import type { Diagnostic } from '#lib/promql/diagnostic';
import { parse } from '#lib/promql/parser';
import { problemOf } from '#lib/promql/problem-of';
import type { Schema } from '#lib/promql/series';
import { checkSyntax } from '#lib/promql/syntax';
import { checkTemplate, labelsUsedBy } from '#lib/promql/template-text';
import { selectorsIn } from '#lib/promql/walk';
import { type FileRule, readRuleFile } from '#lib/rules/rule-file';
import { withFileRecordings } from '#lib/rules/rule-file-schema';
import type { FileText } from '#lib/rules/yaml-text';

/** A rule file as it stands on disk. */
export interface RuleFileText {
  readonly file: string;
  readonly text: string;
}

/**
 * Everything that is wrong with rule files: as YAML, as rule files, their texts and their expressions.
 *
 * @param schema every series that exists besides those that the files record; undefined for foreign files, of which
 *   only syntax and types are checked
 */
export function checkRuleFiles(
  files: readonly RuleFileText[],
  schema: Schema | undefined,
): readonly Problem[] {
  const read = files.map(({ file, text }) => readRuleFile(file, text));
  const known =
    schema === undefined
      ? undefined
      : withFileRecordings(
          schema,
          read.flatMap(({ groups }) => groups),
        );
  return read.flatMap(({ groups, problems }) => {
    const found = groups.flatMap(({ rules }) => rules).flatMap((rule) => checkRule(rule, known));
    return [...problems, ...found].sort((one, other) => compare(one.where, other.where));
  });
}

const compare = (one: Place, other: Place): number =>
  (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);

function checkRule(rule: FileRule, schema: Schema | undefined): readonly Problem[] {
  const texts = rule.kind === 'alert' ? [...rule.labels, ...rule.annotations].map(({ value }) => value) : [];
  const diagnostics = checkRuleExpression(rule, texts, schema);
  return [
    ...toProblems(diagnostics, rule.expression, rule.name),
    ...texts.flatMap((text) => toProblems(checkTemplate(text.text), text, rule.name)),
  ];
}

function checkRuleExpression(
  { kind, expression: { text } }: FileRule,
  texts: readonly FileText[],
  schema: Schema | undefined,
): readonly Diagnostic[] {
  if (schema === undefined) return checkSyntax(text);
  const annotationLabels = new Set(texts.flatMap((annotation) => labelsUsedBy(annotation.text)));
  return checkText(text, {
    schema,
    use: kind,
    alwaysFiring: readsNothing(text),
    annotationLabels: [...annotationLabels],
  });
}

/** Whether it is a constant, such as `vector(1)`: in a rule file the way to declare a dead man's switch. */
function readsNothing(text: string): boolean {
  const { expression } = parse(text);
  return expression !== undefined && selectorsIn(expression).length === 0;
}

const toProblems = (
  diagnostics: readonly Diagnostic[],
  text: FileText,
  subject: string,
): readonly Problem[] =>
  diagnostics.map((diagnostic) =>
    problemOf(diagnostic, text.text, text.placeOf(diagnostic.start), subject === '' ? undefined : subject),
  );
