import type { Schema } from '#lib/promql/series';
import type { Expression } from '#lib/promql/tree';
import { innermostFirst } from '#lib/promql/walk';

/**
 * Works something out for expressions against the series of one schema: innermost first, so that deep trees do not
 * exhaust the stack, and each node once.
 */
export abstract class Inference<Result> {
  readonly #inferred = new WeakMap<Expression, Result>();

  constructor(protected readonly schema: Schema) {}

  /** For one node; `of` answers for the nodes inside it without working them out again. */
  protected abstract infer(expression: Expression): Result;

  of(expression: Expression): Result {
    const known = this.#inferred.get(expression);
    if (known !== undefined) return known;
    for (const node of innermostFirst(expression)) {
      if (node !== expression && !this.#inferred.has(node)) this.#inferred.set(node, this.infer(node));
    }
    const result = this.infer(expression);
    this.#inferred.set(expression, result);
    return result;
  }
}
