import { LabelInference } from '#lib/promql/labels';
import { unitOf } from '#lib/promql/measure';
import { RangeInference } from '#lib/promql/range-inference';
import type { Schema } from '#lib/promql/series';
import type { Expression } from '#lib/promql/tree';
import { UnitInference } from '#lib/promql/unit-inference';
import type { ValueRange } from '#lib/promql/value-range';
import type { UnitName } from '#lib/units/unit';

/** What is known of an expression's result without evaluating it. */
export interface Inferred {
  /** The labels that its samples can carry; undefined when it reads a metric that the schema does not have. */
  readonly labels: ReadonlySet<string> | undefined;
  /** The unit of its values; undefined when no declared unit is sure. */
  readonly unit: UnitName | undefined;
  /** Between which numbers its values lie. */
  readonly range: ValueRange;
}

/** The labels, the unit and the range of a result: what the series has that a recording rule stores it in. */
export function infer(expression: Expression, schema: Schema): Inferred {
  return {
    labels: new LabelInference(schema).of(expression).known,
    unit: unitOf(new UnitInference(schema).of(expression)),
    range: new RangeInference(schema).of(expression),
  };
}
