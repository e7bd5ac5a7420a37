import type { CheckContext, Use } from '#lib/promql/checks/check';
import { checks } from '#lib/promql/checks/index';
import type { Diagnostic } from '#lib/promql/diagnostic';
import { LabelInference } from '#lib/promql/labels';
import { parse } from '#lib/promql/parser';
import { RangeInference } from '#lib/promql/range-inference';
import type { Schema } from '#lib/promql/series';
import type { Expression } from '#lib/promql/tree';
import { checkTypes } from '#lib/promql/types-check';
import { UnitInference } from '#lib/promql/unit-inference';

export interface CheckOptions {
  /** Every series that exists. */
  readonly schema: Schema;
  readonly use: Use;
  /** For an alert that is meant to fire at all times. @default false */
  readonly alwaysFiring?: boolean;
  /** The labels of the result that the annotations print. @default none */
  readonly annotationLabels?: readonly string[];
}

/** What is wrong with an expression that is still a text: its syntax, or all that `checkExpression` finds. */
export function checkText(text: string, options: CheckOptions): readonly Diagnostic[] {
  const { expression, diagnostics } = parse(text);
  return expression === undefined ? diagnostics : checkExpression(expression, options);
}

/**
 * What is wrong with an expression, in the order of the text: its types, as Prometheus reports them, and only where
 * they are right its meaning, by every check of `checks/`.
 */
export function checkExpression(expression: Expression, options: CheckOptions): readonly Diagnostic[] {
  const wrongTypes = checkTypes(expression);
  if (wrongTypes.length > 0) return wrongTypes;
  const context: CheckContext = {
    expression,
    schema: options.schema,
    use: options.use,
    alwaysFiring: options.alwaysFiring ?? false,
    annotationLabels: options.annotationLabels ?? [],
    labels: new LabelInference(options.schema),
    units: new UnitInference(options.schema),
    ranges: new RangeInference(options.schema),
  };
  return checks
    .flatMap(({ name, check }) => check(context).map((finding) => ({ check: `promql/${name}`, ...finding })))
    .sort((one, other) => one.start - other.start || one.end - other.end);
}
