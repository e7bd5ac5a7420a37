import { infer } from '#lib/promql/inferred';
import { parse } from '#lib/promql/parser';
import type { Schema, Series } from '#lib/promql/series';
import { anyValue, hull, type ValueRange } from '#lib/promql/value-range';
import type { FileGroup, FileRule } from '#lib/rules/rule-file';
import { type Duration, seconds } from '#lib/units/duration';

/** A group that does not say its interval has the server's, which the file does not tell: no range is too short. */
const unknownInterval = seconds(0);

interface Recorder {
  readonly rule: FileRule;
  readonly group: FileGroup;
}

/**
 * A schema with the series that recording rules of a file store as well, whatever the order of the rules. The same
 * name may be recorded by several rules: it has the labels of all of them.
 */
export function withFileRecordings(base: Schema, groups: readonly FileGroup[]): Schema {
  const recorders = recordersOf(groups);
  const inferred = new Map<string, Series>();
  const schema: Schema = {
    series: (name) => {
      const rules = recorders.get(name);
      if (rules === undefined) return base.series(name);
      const known = inferred.get(name);
      if (known !== undefined) return known;
      // A rule that reads what it records itself, directly or not, comes here again while it is being inferred.
      inferred.set(name, recorded(name, [undetermined(base)]));
      const series = recorded(
        name,
        rules.map((recorder) => resultOf(recorder, schema, base)),
      );
      inferred.set(name, series);
      return series;
    },
    *names() {
      yield* base.names();
      yield* recorders.keys();
    },
  };
  return schema;
}

function recordersOf(groups: readonly FileGroup[]): ReadonlyMap<string, readonly Recorder[]> {
  const recorders = new Map<string, Recorder[]>();
  for (const group of groups) {
    for (const rule of group.rules) {
      if (rule.kind !== 'recording') continue;
      const before = recorders.get(rule.name);
      if (before === undefined) recorders.set(rule.name, [{ rule, group }]);
      else before.push({ rule, group });
    }
  }
  return recorders;
}

type Result = Pick<Series, 'unit' | 'labels' | 'interval'> & { readonly range: ValueRange };

function resultOf({ rule, group }: Recorder, schema: Schema, base: Schema): Result {
  const { expression } = parse(rule.expression.text);
  const result = expression === undefined ? undefined : infer(expression, schema);
  const added = [...group.labels, ...rule.labels].map(({ name }) => name);
  return {
    unit: result?.unit ?? 'none',
    labels: new Set([...(result?.labels ?? undetermined(base).labels), ...added]),
    interval: group.interval ?? unknownInterval,
    range: result?.range ?? anyValue,
  };
}

/** Where the labels cannot be told because something else is wrong, none is missing. */
function undetermined(schema: Schema): Result {
  const labels = [...schema.names()].flatMap((name) => [...(schema.series(name)?.labels ?? [])]);
  return { unit: 'none', labels: new Set(labels), interval: unknownInterval, range: anyValue };
}

/** The series that some rules record under one name. */
function recorded(name: string, results: readonly Result[]): Series {
  const units = new Set(results.map(({ unit }) => unit));
  const [unit = 'none'] = units;
  return {
    name,
    kind: 'recorded',
    unit: units.size === 1 ? unit : 'none',
    labels: new Set(results.flatMap(({ labels }) => [...labels])),
    interval: results.map(({ interval }) => interval).reduce(longer),
    range: hull(results.map(({ range }) => range)),
  };
}

const longer = (one: Duration, other: Duration): Duration => (one.isShorterThan(other) ? other : one);
