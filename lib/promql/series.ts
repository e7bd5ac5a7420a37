import type { ValueRange } from '#lib/promql/value-range';
import type { Duration } from '#lib/units/duration';
import type { UnitName } from '#lib/units/unit';

/** The kinds of series that Prometheus' exposition formats and rules know; `untyped`: its exporter does not say. */
export type SeriesKind = 'counter' | 'gauge' | 'histogram bucket' | 'recorded' | 'untyped';

/**
 * What the PromQL checker has to know of one series name as it is stored: for a histogram that is each of
 * `_bucket`, `_sum` and `_count`. This folder owns the interface; `lib/metrics` and `lib/rules` supply it.
 */
export interface Series {
  readonly name: string;
  readonly kind: SeriesKind;
  readonly unit: UnitName;
  /** Labels a stored sample can carry, target labels (`job`, `instance`, ...) included, `__name__` not. */
  readonly labels: ReadonlySet<string>;
  /** How often a new sample is stored: the job's scrape interval or the group's evaluation interval. */
  readonly interval: Duration;
  /** For a histogram bucket: the bounds as stored, `+Inf` included, `le="1"` spelt `1.0`. */
  readonly buckets?: readonly string[];
  /** For a counter: whether the exporter initialises it to zero. */
  readonly zeroInitialised?: boolean;
  /** Between which numbers its values lie, where more is known than its kind says. */
  readonly range?: ValueRange;
  /** The values of labels whose values are all known by name. */
  readonly values?: ReadonlyMap<string, readonly string[]>;
}

/** Every series that exists, for checking expressions against. */
export interface Schema {
  series(name: string): Series | undefined;
  /** All names, for suggestions and for selectors without a plain name. */
  names(): Iterable<string>;
}
