import { storedBound } from '#lib/metrics/bound';
import type { ScrapeJob, ScrapeLabel } from '#lib/metrics/job';
import type { Label } from '#lib/metrics/label';
import { SeriesSelection } from '#lib/metrics/selection';
import { type LazyPlace, placeOfCaller } from '#lib/place';
import type { ValueRange } from '#lib/promql/value-range';
import type { UnitName } from '#lib/units/unit';

/**
 * Where the catalogue knows a metric from.
 * - `requirements`: the documents that describe DWCP list it
 * - `learned`: a real scrape showed it, with so many series on one target
 * - `documented`: the exporter's own documentation lists it
 * - `assumed`: something uses it and no list defines it; `usedBy` says what, for the DWCP team to confirm
 */
export type MetricSource =
  | { readonly kind: 'requirements' }
  | { readonly kind: 'learned'; readonly series: number }
  | {
      readonly kind: 'documented';
      readonly document: string;
      /** Whether other programs of the same project show it as well, each job keeping its own. @default false */
      readonly isCommon?: true;
    }
  | { readonly kind: 'assumed'; readonly usedBy: string };

/** What every family has in common. */
export interface Family {
  readonly name: string;
  /** What it measures, in one line. */
  readonly help: string;
  readonly unit: UnitName;
  /** The family's own labels; `job`, `instance` and the job's labels are added by scraping. */
  readonly labels: Readonly<Record<string, Label>>;
  /** The one job that keeps this family. */
  readonly job: ScrapeJob;
  readonly source: MetricSource;
  /** What a reader would get wrong without being told. */
  readonly note?: string;
  /** Why the name may end in a unit or kind that is not the metric's. */
  readonly nameDisagrees?: string;
  readonly declaredAt: LazyPlace;
}

export interface Gauge<Name extends string = string> extends Family, SeriesSelection<Name> {
  readonly name: string;
  readonly kind: 'gauge';
  /** Between which numbers its values lie, in its unit, where that is sure. */
  readonly range?: ValueRange;
}

export interface Counter<Name extends string = string> extends Family, SeriesSelection<Name> {
  readonly name: string;
  readonly kind: 'counter';
  /** Whether the exporter exposes it at 0 before the first event. `increase()` of a counter born at 1 is 0. */
  readonly zeroInitialised: boolean;
}

/** A histogram is stored as three series; its own name selects nothing. */
export interface Histogram<Name extends string = string> extends Family {
  readonly kind: 'histogram';
  /** Upper bounds in the metric's unit, rising, without `+Inf`. */
  readonly buckets: readonly number[];
  /** Whether the bounds are assumed, not fixed by the code that exports them. */
  readonly bucketsAssumed: boolean;
  /** Bounds that objectives and alerts compare with, and so must be buckets. */
  readonly requiredBounds: readonly number[];
  /** Whether the exporter exposes it with zeros before the first observation. */
  readonly zeroInitialised: boolean;
  readonly bucket: SeriesSelection<Name | 'le'>;
  readonly sum: SeriesSelection<Name>;
  readonly count: SeriesSelection<Name>;
  /** The bucket that counts observations of at most `bound`. @throws RangeError when the histogram has no such bound */
  atMost(bound: number): SeriesSelection<Name | 'le'>;
}

/** Quantiles that the exporter worked out. Only exporters of others have them. */
export interface Summary extends Family, SeriesSelection {
  readonly name: string;
  readonly kind: 'summary';
}

/** A metric whose exporter does not say what it is. */
export interface Untyped extends Family, SeriesSelection {
  readonly name: string;
  readonly kind: 'untyped';
}

/** A metric family of the catalogue. */
export type Metric = Gauge | Counter | Histogram | Summary | Untyped;

export interface MetricProps<Own extends string, Added extends string> {
  readonly help: string;
  readonly unit: UnitName;
  /** @default no labels */
  readonly labels?: Readonly<Record<Own, Label>>;
  readonly job: ScrapeJob<Added>;
  /** @default { kind: 'requirements' } */
  readonly source?: MetricSource;
  readonly note?: string;
  readonly nameDisagrees?: string;
}

export interface GaugeProps<Own extends string, Added extends string> extends MetricProps<Own, Added> {
  /** A threshold outside is refused, so only what no value can ever leave. @default not known */
  readonly range?: ValueRange;
}

export interface CounterProps<Own extends string, Added extends string> extends MetricProps<Own, Added> {
  /**
   * @default true exactly when it has no labels: client_golang exposes a plain counter from the start, and each child
   * of a vector only with its first event (https://prometheus.io/docs/practices/instrumentation/#avoid-missing-metrics)
   */
  readonly zeroInitialised?: boolean;
}

export interface HistogramProps<Own extends string, Added extends string> extends MetricProps<Own, Added> {
  readonly buckets: readonly number[];
  /** @default false */
  readonly bucketsAssumed?: boolean;
  /** @default none */
  readonly requiredBounds?: readonly number[];
}

/** The labels that a selection of a metric can match. */
type Matchable<Own extends string, Added extends string> = Own | Added | ScrapeLabel;

/** Declares a gauge. */
export function gauge<Own extends string = never, Added extends string = never>(
  name: string,
  props: GaugeProps<Own, Added>,
): Gauge<Matchable<Own, Added>> {
  const selection = new SeriesSelection<Matchable<Own, Added>>(name);
  return Object.assign(selection, family(name, props, placeOfCaller(gauge)), {
    kind: 'gauge' as const,
    ...(props.range && { range: props.range }),
  });
}

/** Declares a counter. */
export function counter<Own extends string = never, Added extends string = never>(
  name: string,
  props: CounterProps<Own, Added>,
): Counter<Matchable<Own, Added>> {
  const described = family(name, props, placeOfCaller(counter));
  const zeroInitialised = props.zeroInitialised ?? isPlain(described);
  const selection = new SeriesSelection<Matchable<Own, Added>>(name);
  return Object.assign(selection, described, { kind: 'counter' as const, zeroInitialised });
}

/** Declares a histogram. */
export function histogram<Own extends string = never, Added extends string = never>(
  name: string,
  props: HistogramProps<Own, Added>,
): Histogram<Matchable<Own, Added>> {
  const { buckets, bucketsAssumed = false, requiredBounds = [] } = props;
  const described = family(name, props, placeOfCaller(histogram));
  const bucket = new SeriesSelection<Matchable<Own, Added> | 'le'>(`${name}_bucket`);
  return {
    ...described,
    kind: 'histogram',
    buckets,
    bucketsAssumed,
    requiredBounds,
    zeroInitialised: isPlain(described),
    bucket,
    sum: new SeriesSelection(`${name}_sum`),
    count: new SeriesSelection(`${name}_count`),
    atMost(bound) {
      if (buckets.includes(bound)) return new SeriesSelection(bucket.name, [leMatcher(bound)]);
      throw new RangeError(`${name} has no bucket ${bound}; its bounds are ${buckets.join(', ')}`);
    },
  };
}

const leMatcher = (bound: number) => ({ label: 'le', operator: '=' as const, value: storedBound(bound) });

const isPlain = (described: Family): boolean => Object.keys(described.labels).length === 0;

function family(name: string, props: MetricProps<string, string>, declaredAt: LazyPlace): Family {
  const { help, unit, labels = {}, job, source = { kind: 'requirements' }, note, nameDisagrees } = props;
  return {
    name,
    help,
    unit,
    labels,
    job,
    source,
    ...(note === undefined ? {} : { note }),
    ...(nameDisagrees === undefined ? {} : { nameDisagrees }),
    declaredAt,
  };
}
