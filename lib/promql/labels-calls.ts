import { LabelSet } from '#lib/promql/label-set';
import type { Call, Expression } from '#lib/promql/tree';
import { typeOf } from '#lib/promql/types';

/**
 * The labels of a function's result.
 * https://prometheus.io/docs/prometheus/latest/querying/functions/
 *
 * @param labelsOf the labels of an argument
 */
export function labelsAfterCall(call: Call, labelsOf: (argument: Expression) => LabelSet): LabelSet {
  const source = call.arguments.find((argument) => typeOf(argument).endsWith('vector'));
  const inside = source === undefined ? LabelSet.none : labelsOf(source);
  switch (call.function) {
    case 'scalar':
      return LabelSet.none;
    case 'absent':
    case 'absent_over_time':
      return labelsOfAbsent(source);
    case 'histogram_quantile':
    case 'histogram_fraction':
      return inside.remove(['le']);
    case 'histogram_quantiles':
      return inside.remove(['le']).add(text(call.arguments[1]));
    case 'label_replace':
      return text(call.arguments[2]).includes('')
        ? inside.remove(text(call.arguments[1]))
        : inside.add(text(call.arguments[1]));
    case 'label_join':
      return inside.add(text(call.arguments[1]));
    case 'info':
      return LabelSet.unknown;
    default:
      return inside;
  }
}

/** `absent` builds its labels from the matchers that demand one value, unless a label is matched twice. */
function labelsOfAbsent(argument: Expression | undefined): LabelSet {
  const inner = argument?.kind === 'range selector' ? argument.selector : argument;
  if (inner?.kind === 'parentheses') return labelsOfAbsent(inner.expression);
  if (inner?.kind !== 'selector') return LabelSet.none;
  return inner.matchers
    .filter(({ operator, label }) => operator === '=' && label !== '__name__')
    .filter(({ label }) => inner.matchers.filter((other) => other.label === label).length === 1)
    .reduce((labels, { label, value }) => labels.add([label]).fix(label, value), LabelSet.none);
}

const text = (argument: Expression | undefined): readonly string[] =>
  argument?.kind === 'string' ? [argument.value] : [];
