import type { Check } from '#lib/promql/checks/check';
import { rateFunctions } from '#lib/promql/function-families';
import { selectedSeries } from '#lib/promql/selected';
import type { Series } from '#lib/promql/series';
import type { Call, Selector } from '#lib/promql/tree';
import { descendants, unwrap } from '#lib/promql/walk';
import { units } from '#lib/units/unit';

export const rateOfGauge: Check = {
  name: 'rate-of-gauge',
  why: 'Functions for counters take every fall of a gauge for a restart and add the whole value: the result is noise.',
  check: ({ expression, schema }) =>
    [...descendants(expression)].flatMap((call) => {
      if (call.kind !== 'call' || !rateFunctions.has(call.function)) return [];
      const selector = rangedSelector(call);
      const series = selector === undefined ? [] : selectedSeries(selector, schema);
      if (series.length === 0 || !series.every(isGauge)) return [];
      const name = selector?.name ?? series[0]?.name ?? '';
      const { start, end } = call.functionSpan;
      return [
        { start, end, message: `\`${call.function}\` of ${name}, which is a gauge`, fix: wayOut(call) },
      ];
    }),
};

/** The selector whose range a function reads: `x[5m]` or `x[1h:1m]`. */
function rangedSelector(call: Call): Selector | undefined {
  const [argument] = call.arguments.map(unwrap);
  if (argument?.kind === 'range selector') return argument.selector;
  if (argument?.kind !== 'subquery') return undefined;
  const inner = unwrap(argument.expression);
  return inner.kind === 'selector' ? inner : undefined;
}

/** A gauge, or a recorded series whose unit no counter can have, because it is per second already or a share. */
function isGauge({ kind, unit }: Series): boolean {
  const { dimension } = units[unit];
  return (
    kind === 'gauge' ||
    (kind === 'recorded' && ['dataRate', 'countRate', 'share', 'temperature'].includes(dimension))
  );
}

const wayOut = (call: Call): string =>
  call.function === 'rate'
    ? 'use the value as it is, or `deriv` for how fast it changes'
    : `use the value as it is, or \`${call.function === 'irate' ? 'idelta' : 'delta'}\` for how much it changes`;
