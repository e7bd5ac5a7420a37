import type { Check, CheckContext, Finding } from '#lib/promql/checks/check';
import { describeKeeping, describeOperation } from '#lib/promql/describe';
import { selectedSeries } from '#lib/promql/selected';
import type { Call, Expression } from '#lib/promql/tree';
import { descendants, selectorsIn, unwrap } from '#lib/promql/walk';
import { renderNumber } from '#lib/units/decimal';

export const histogramQuantile: Check = {
  name: 'histogram-quantile',
  why: '`histogram_quantile` reads the bounds of buckets from the label `le`; without them it returns nothing.',
  check: (context) =>
    [...descendants(context.expression)].flatMap((node) =>
      node.kind === 'call' && node.function === 'histogram_quantile' ? inCall(node, context) : [],
    ),
};

function inCall(call: Call, context: CheckContext): readonly Finding[] {
  const [quantile, buckets] = call.arguments;
  if (quantile === undefined || buckets === undefined) return [];
  return [...quantileOutOfRange(quantile), ...notBuckets(buckets, context)];
}

function quantileOutOfRange(argument: Expression): readonly Finding[] {
  const quantile = unwrap(argument);
  if (quantile.kind !== 'number' || !(quantile.value > 1)) return [];
  const { start, end, value } = quantile;
  const fix = value <= 100 ? `write ${renderNumber(value / 100)}` : 'write a ratio from 0 to 1';
  return [{ start, end, message: `a quantile is a ratio from 0 to 1, not ${value}`, fix }];
}

function notBuckets(buckets: Expression, { schema, labels }: CheckContext): readonly Finding[] {
  if (labels.of(buckets).has('le')) return [];
  const { start, end } = buckets;
  const remover = labels.removerOf(buckets, 'le');
  if (remover !== undefined) {
    const operation = describeOperation(remover);
    const fix = remover.kind === 'aggregation' ? `write \`${describeKeeping(remover, 'le')}\`` : 'keep le';
    const message = `\`histogram_quantile\` needs the label le, which \`${operation}\` removes`;
    return [{ start, end, message, fix }];
  }
  const [name = 'this'] = selectorsIn(buckets)
    .flatMap((selector) => selectedSeries(selector, schema))
    .map((series) => series.name);
  const message = `\`histogram_quantile\` of ${name}, which is not a histogram's buckets`;
  const histogram = name.replace(/_(?:sum|count)$/, '');
  const exists = schema.series(`${histogram}_bucket`) !== undefined;
  return [
    {
      start,
      end,
      message,
      fix: exists ? `read ${histogram}_bucket` : 'use `quantile` or `quantile_over_time`',
    },
  ];
}
