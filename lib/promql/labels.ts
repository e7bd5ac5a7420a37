import { Inference } from '#lib/promql/inference';
import { LabelSet } from '#lib/promql/label-set';
import { labelsAfterCall } from '#lib/promql/labels-calls';
import { selectedSeries } from '#lib/promql/selected';
import type { Aggregation, Binary, Expression, Selector } from '#lib/promql/tree';
import { typeOf } from '#lib/promql/types';
import { children } from '#lib/promql/walk';

/** Infers which labels the samples of expressions can carry: none for a scalar or a string. */
export class LabelInference extends Inference<LabelSet> {
  /**
   * The innermost part of an expression that loses a label which something inside it still has.
   *
   * @returns undefined when the expression has the label, or nothing inside it ever had
   */
  removerOf(expression: Expression, label: string): Expression | undefined {
    if (this.of(expression).has(label)) return undefined;
    const inside = children(expression);
    if (inside.some((child) => this.of(child).has(label))) return expression;
    for (const child of inside) {
      const remover = this.removerOf(child, label);
      if (remover !== undefined) return remover;
    }
    return undefined;
  }

  protected override infer(expression: Expression): LabelSet {
    switch (expression.kind) {
      case 'number':
      case 'string':
        return LabelSet.none;
      case 'selector':
        return this.afterSelector(expression);
      case 'range selector':
        return this.of(expression.selector);
      case 'subquery':
      case 'unary':
      case 'parentheses':
        return this.of(expression.expression);
      case 'call':
        return labelsAfterCall(expression, (argument) => this.of(argument));
      case 'aggregation':
        return this.afterAggregation(expression);
      case 'binary':
        return this.afterBinary(expression);
    }
  }

  private afterSelector(selector: Selector): LabelSet {
    const series = selectedSeries(selector, this.schema);
    const stored =
      series.length === 0 ? LabelSet.unknown : LabelSet.of(series.flatMap(({ labels }) => [...labels]));
    return selector.matchers
      .filter(({ operator, label }) => operator === '=' && label !== '__name__')
      .reduce(
        (labels, { label, value }) =>
          value === '' ? labels.remove([label]) : labels.has(label) ? labels.fix(label, value) : labels,
        stored,
      );
  }

  private afterAggregation({ operator, parameter, expression, grouping }: Aggregation): LabelSet {
    const inside = this.of(expression);
    if (selectsSeries.has(operator)) return inside;
    const names = (grouping?.labels ?? []).map(({ name }) => name);
    const grouped = grouping?.kind === 'without' ? inside.remove(names) : inside.keep(names);
    return operator === 'count_values' && parameter?.kind === 'string'
      ? grouped.add([parameter.value])
      : grouped;
  }

  /** https://prometheus.io/docs/prometheus/latest/querying/operators/#vector-matching */
  private afterBinary({ operator, left, right, matching }: Binary): LabelSet {
    if (typeOf(left) === 'scalar') return this.of(right);
    if (typeOf(right) === 'scalar') return this.of(left);
    if (operator === 'or') return this.of(left).union(this.of(right));
    if (operator === 'and' || operator === 'unless' || matching === undefined) return this.of(left);
    const names = matching.labels.map(({ name }) => name);
    if (matching.group === undefined) {
      return matching.on === 'on' ? this.of(left).keep(names) : this.of(left).remove(names);
    }
    const many = this.of(matching.group.side === 'left' ? left : right);
    return many.add(matching.group.labels.map(({ name }) => name));
  }
}

/** Aggregations that pick some of the series inside and keep all their labels. */
const selectsSeries = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio']);
