import type { CheckContext, Use } from '#lib/promql/checks/check';
import { checks } from '#lib/promql/checks/index';
import type { Diagnostic } from '#lib/promql/diagnostic';
import { LabelInference } from '#lib/promql/labels';
import type { Schema } from '#lib/promql/series';
import type { Expression } from '#lib/promql/tree';
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

/**
 * What is wrong with the meaning of an expression, by every check of `checks/`, in the order of the text.
 * The syntax and the types are the parser's business: the expression has them right.
 */
export function checkExpression(expression: Expression, options: CheckOptions): readonly Diagnostic[] {
  const context: CheckContext = {
    expression,
    schema: options.schema,
    use: options.use,
    alwaysFiring: options.alwaysFiring ?? false,
    annotationLabels: options.annotationLabels ?? [],
    labels: new LabelInference(options.schema),
    units: new UnitInference(options.schema),
  };
  return checks
    .flatMap(({ name, check }) => check(context).map((finding) => ({ check: `promql/${name}`, ...finding })))
    .sort((one, other) => one.start - other.start || one.end - other.end);
}
