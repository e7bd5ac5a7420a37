import { infer } from '#lib/promql/inferred';
import type { Schema, Series } from '#lib/promql/series';
import { type RuleGroup, recordingsOf } from '#lib/rules/group';

/** A schema with the series that recording rules store as well; each rule may build on those before it. */
export function withRecordings(base: Schema, groups: readonly RuleGroup[]): Schema {
  const recorded = new Map<string, Series>();
  const schema: Schema = {
    series: (name) => recorded.get(name) ?? base.series(name),
    *names() {
      yield* base.names();
      yield* recorded.keys();
    },
  };
  for (const group of groups) {
    for (const { name, unit, expr } of recordingsOf([group])) {
      const { labels = new Set<string>(), range } = infer(expr.expression, schema);
      recorded.set(name, { name, kind: 'recorded', unit, labels, interval: group.interval, range });
    }
  }
  return schema;
}
