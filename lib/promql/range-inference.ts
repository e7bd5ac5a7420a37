import { Inference } from '#lib/promql/inference';
import { operators } from '#lib/promql/operators';
import { isQuantile, rangeOfCall } from '#lib/promql/range-calls';
import { selectedSeries } from '#lib/promql/selected';
import type { Series } from '#lib/promql/series';
import type { Aggregation, Binary, Call, Expression } from '#lib/promql/tree';
import { typeOf } from '#lib/promql/types';
import { anyValue, hull, mapRange, neverNegative, sumRange, type ValueRange } from '#lib/promql/value-range';
import { descendants, selectorsIn, unwrap } from '#lib/promql/walk';

/** Infers between which numbers the values of expressions lie, against the series of one schema. */
export class RangeInference extends Inference<ValueRange> {
  protected override infer(expression: Expression): ValueRange {
    switch (expression.kind) {
      case 'number':
        return hull([{ atLeast: expression.value, atMost: expression.value }]);
      case 'string':
        return anyValue;
      case 'selector':
        return hull(selectedSeries(expression, this.schema).map(rangeOfSeries));
      case 'range selector':
        return this.of(expression.selector);
      case 'subquery':
      case 'parentheses':
        return this.of(expression.expression);
      case 'unary':
        return expression.operator === '+' ? this.of(expression.expression) : anyValue;
      case 'call':
        return expression.function === 'histogram_quantile'
          ? this.ofHistogramQuantile(expression)
          : rangeOfCall(expression, (argument) => this.of(argument));
      case 'aggregation':
        return this.ofAggregation(expression);
      case 'binary':
        return this.ofBinary(expression);
    }
  }

  private ofAggregation({ operator, parameter, expression }: Aggregation): ValueRange {
    switch (operator) {
      case 'avg':
      case 'bottomk':
      case 'max':
      case 'min':
      case 'topk':
        return this.of(expression);
      case 'quantile':
        return parameter !== undefined && isQuantile(parameter) ? this.of(expression) : anyValue;
      case 'sum':
        return sumRange(this.of(expression));
      case 'count':
      case 'count_values':
        // Of no series there is no count, rather than the count 0.
        return { atLeast: 1 };
      default:
        return anyValue;
    }
  }

  private ofBinary({ operator, left, right, bool }: Binary): ValueRange {
    switch (operator) {
      case '*': {
        const [factor, value] = positive(left) === undefined ? [right, left] : [left, right];
        const by = positive(factor);
        return by === undefined ? anyValue : mapRange(this.of(value), (end) => end * by);
      }
      case '/': {
        const by = positive(right);
        return by === undefined ? anyValue : mapRange(this.of(left), (end) => end / by);
      }
      case 'or':
        return hull([this.of(left), this.of(right)]);
      case 'and':
      case 'unless':
        return this.of(left);
    }
    if (operators[operator]?.kind !== 'comparison' || bool) return anyValue;
    return this.of(typeOf(left) === 'scalar' ? right : left);
  }

  /**
   * Prometheus interpolates inside a bucket, the first of which begins at 0, and answers the largest finite bound to a
   * quantile above it: https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile
   */
  private ofHistogramQuantile({ arguments: [quantile, buckets] }: Call): ValueRange {
    if (quantile === undefined || buckets === undefined || !isQuantile(quantile)) return anyValue;
    if ([...descendants(buckets)].some(makesLabels)) return anyValue;
    const read = selectorsIn(buckets).map((selector) => selectedSeries(selector, this.schema));
    const histograms = read.flat().filter(({ labels }) => labels.has('le'));
    if (histograms.length === 0 || read.some((series) => series.length === 0)) return anyValue;
    return hull(histograms.map(rangeOfBuckets));
  }
}

/** The range that a metric declares, and otherwise what its kind says. */
function rangeOfSeries({ name, kind, unit, range }: Series): ValueRange {
  if (range !== undefined) return range;
  const counts = kind === 'counter' || kind === 'histogram bucket';
  const isSize = kind === 'gauge' && unit === 'bytes' && name.endsWith('_bytes');
  return counts || isSize ? neverNegative : anyValue;
}

function rangeOfBuckets({ buckets = [] }: Series): ValueRange {
  const bounds = buckets.map(Number).filter(Number.isFinite);
  return bounds.length === 0 ? anyValue : { atLeast: Math.min(0, ...bounds), atMost: Math.max(...bounds) };
}

/** Whether it can write a label anew: the bounds of the buckets may be others then. */
const makesLabels = (node: Expression): boolean =>
  (node.kind === 'call' && node.function.startsWith('label_')) ||
  (node.kind === 'aggregation' && node.operator === 'count_values');

function positive(expression: Expression): number | undefined {
  const inner = unwrap(expression);
  return inner.kind === 'number' && inner.value > 0 && Number.isFinite(inner.value) ? inner.value : undefined;
}
