import type { Check, Finding } from '#lib/promql/checks/check';
import { describeOperation } from '#lib/promql/describe';
import { calculatingAggregations, rateFunctions } from '#lib/promql/function-families';
import type { Call } from '#lib/promql/tree';
import { descendants, unwrap } from '#lib/promql/walk';

export const rateOfSum: Check = {
  name: 'rate-of-sum',
  why: 'When one of the counters inside a sum restarts, the sum falls and the rate of it shows a spike that never was.',
  check: ({ expression }) =>
    [...descendants(expression)].flatMap((node) =>
      node.kind === 'call' && rateFunctions.has(node.function) ? finding(node) : [],
    ),
};

function finding(call: Call): readonly Finding[] {
  const [argument] = call.arguments.map(unwrap);
  if (argument?.kind !== 'subquery') return [];
  const inner = unwrap(argument.expression);
  if (inner.kind !== 'aggregation' || !calculatingAggregations.has(inner.operator)) return [];
  const { start, end } = call.functionSpan;
  const aggregation = describeOperation(inner);
  const space = inner.grouping === undefined ? '' : ' ';
  return [
    {
      start,
      end,
      message: `\`${call.function}\` of \`${aggregation}\`: a restart inside the aggregation looks like a fall`,
      fix: `aggregate the rates: \`${aggregation}${space}(${call.function}(...))\``,
    },
  ];
}
