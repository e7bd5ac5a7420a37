import type { Check, Finding } from '#lib/promql/checks/check';
import { selectedSeries } from '#lib/promql/selected';
import type { Schema } from '#lib/promql/series';
import type { Selector } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';
import { closest } from '#lib/suggestion';

export const unknownMetric: Check = {
  name: 'unknown-metric',
  why: 'A selector of a metric that nobody exports is empty for ever: its alert cannot fire, its panel stays blank.',
  check: ({ expression, schema }) =>
    selectorsIn(expression)
      .filter((selector) => selectedSeries(selector, schema).length === 0)
      .map((selector) => finding(selector, schema)),
};

function finding(selector: Selector, schema: Schema): Finding {
  const { name, start, end } = selector;
  if (name === undefined) {
    return {
      start,
      end,
      message: 'no known metric has a name that this selector matches',
      fix: 'correct the matcher of __name__',
    };
  }
  return { start, end: start + name.length, message: `unknown metric ${name}`, fix: wayOut(name, schema) };
}

function wayOut(name: string, schema: Schema): string {
  if (schema.series(`${name}_bucket`) !== undefined) {
    return `it is a histogram: write ${name}_bucket, ${name}_sum or ${name}_count`;
  }
  const total = `${name}_total`;
  const similar = schema.series(total) === undefined ? closest(name, schema.names()) : total;
  return similar === undefined
    ? 'declare it in the metric catalogue, or record it'
    : `did you mean ${similar}?`;
}
