import type { Aggregation, Binary, Expression, LabelName, Span } from '#lib/promql/tree';
import { unwrap } from '#lib/promql/walk';

/** An operator or function as a message names it: `sum by (le)`, `/ on (job)`, `histogram_quantile`. */
export function describeOperation(expression: Expression): string {
  switch (expression.kind) {
    case 'aggregation':
      return describeAggregation(expression);
    case 'binary':
      return describeBinary(expression);
    case 'call':
      return expression.function;
    default:
      return 'this';
  }
}

const describeAggregation = ({ operator, grouping }: Aggregation): string =>
  grouping === undefined ? operator : `${operator} ${grouping.kind} (${listNames(grouping.labels)})`;

/** The aggregation as it would be if it kept one more label: `sum by (job, le)`. */
export function describeKeeping({ operator, grouping }: Aggregation, label: string): string {
  const names = (grouping?.labels ?? []).map(({ name }) => name);
  return grouping?.kind === 'without'
    ? `${operator} without (${names.filter((name) => name !== label).join(', ')})`
    : `${operator} by (${[...names, label].join(', ')})`;
}

const describeBinary = ({ operator, matching }: Binary): string =>
  matching === undefined ? operator : `${operator} ${matching.on} (${listNames(matching.labels)})`;

const listNames = (labels: readonly LabelName[]): string => labels.map(({ name }) => name).join(', ');

/** The part that an operation is marked by: its operator or its function's name. */
export function spanOfOperation(expression: Expression): Span {
  switch (expression.kind) {
    case 'aggregation':
    case 'binary':
      return expression.operatorSpan;
    case 'call':
      return expression.functionSpan;
    default:
      return expression;
  }
}

/** A metric by its name, anything else by what the caller calls it. */
export function describeValue(expression: Expression, otherwise: string): string {
  const inner = unwrap(expression);
  return inner.kind === 'selector' && inner.name !== undefined ? inner.name : otherwise;
}

/** `a, b and c`, in alphabetical order. */
export function list(words: Iterable<string>, conjunction: 'and' | 'or' = 'and'): string {
  const sorted = [...words].sort();
  const last = sorted.pop() ?? 'none';
  return sorted.length === 0 ? last : `${sorted.join(', ')} ${conjunction} ${last}`;
}
