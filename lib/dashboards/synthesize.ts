import { selectedSeries } from '#lib/promql/selected';
import type { Schema, Series } from '#lib/promql/series';
import type { Expression, Selector } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';
import { type RuleGroup, recordingsOf } from '#lib/rules/group';
import { renderSeries, type SampleSeries } from '#lib/rules/samples';

/** The selectors of some expressions, and those of the recordings that they read. */
function everySelector(
  expressions: readonly Expression[],
  recordings: readonly RuleGroup[],
): readonly Selector[] {
  const selectors = expressions.flatMap(selectorsIn);
  const names = new Set(selectors.map(({ name }) => name));
  const recorded = recordingsOf(recordings).filter(({ name }) => names.has(name));
  return recorded.length === 0
    ? selectors
    : [
        ...selectors.filter(({ name }) => !recorded.some((rule) => rule.name === name)),
        ...everySelector(
          recorded.map(({ expr }) => expr.expression),
          recordings,
        ),
      ];
}

/**
 * 121 samples of everything that some expressions read, made from nothing but the catalogue: its labels, the first of
 * their values, its buckets. Gauges move between 0.2 and 0.32, which is in every range. By them a panel is proven to
 * show something before DWCP runs.
 */
export function synthesize(
  expressions: readonly Expression[],
  recordings: readonly RuleGroup[],
  schema: Schema,
): readonly SampleSeries[] {
  const all = everySelector(expressions, recordings).flatMap((selector) =>
    selectedSeries(selector, schema).flatMap((series) => samplesOf(series, selector)),
  );
  return [...new Map(all.map((one) => [one.series, one])).values()];
}

function samplesOf(series: Series, { matchers }: Selector): readonly SampleSeries[] {
  const labels = Object.fromEntries(
    [...series.labels]
      .filter((label) => label !== 'le')
      .map((label) => [label, series.values?.get(label)?.[0] ?? `${label}-1`]),
  );
  const matched = Object.fromEntries(
    matchers.filter(({ operator }) => operator === '=').map(({ label, value }) => [label, value]),
  );
  const own = { ...labels, ...matched };
  if (series.buckets !== undefined) {
    return series.buckets.map((le, index) => ({
      series: renderSeries(series.name, { ...own, le }),
      values: `0+${index + 1}x120`,
    }));
  }
  const values = series.kind === 'counter' ? '0+10x120' : '0.2+0.001x120';
  return [{ series: renderSeries(series.name, own), values }];
}
