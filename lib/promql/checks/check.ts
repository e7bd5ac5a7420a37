import type { LabelInference } from '#lib/promql/labels';
import type { RangeInference } from '#lib/promql/range-inference';
import type { Schema } from '#lib/promql/series';
import type { Expression, Span } from '#lib/promql/tree';
import type { UnitInference } from '#lib/promql/unit-inference';

/** What an expression is for. */
export type Use = 'alert' | 'recording' | 'panel' | 'expression';

/** An expression and everything that checks may ask about it. */
export interface CheckContext {
  readonly expression: Expression;
  readonly schema: Schema;
  readonly use: Use;
  /** For an alert that is declared to fire at all times: a dead man's switch. */
  readonly alwaysFiring: boolean;
  /** The labels of the expression's result that an alert's annotations print. */
  readonly annotationLabels: readonly string[];
  readonly labels: LabelInference;
  readonly units: UnitInference;
  readonly ranges: RangeInference;
}

/** What a check finds: where, what with both values, and the way out. */
export interface Finding extends Span {
  readonly message: string;
  readonly fix: string;
}

/** One rule about expressions. */
export interface Check {
  /** How its documentation calls it; diagnostics carry it as `promql/<name>`. */
  readonly name: string;
  /** What goes wrong in production without it. */
  readonly why: string;
  check(context: CheckContext): readonly Finding[];
}
