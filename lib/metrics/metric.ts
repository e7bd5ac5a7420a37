import type { ScrapeJob } from '#lib/metrics/job';
import type { Label } from '#lib/metrics/label';
import { type LazyPlace, placeOfCaller } from '#lib/place';
import type { UnitName } from '#lib/units/unit';

/**
 * Where the catalogue knows a metric from.
 * - `requirements`: the documents that describe DWCP list it
 * - `learned`: a real scrape showed it
 * - `documented`: the exporter's own documentation lists it
 * - `assumed`: something uses it and no list defines it; `usedBy` says what, for the DWCP team to confirm
 */
export type MetricSource =
  | { readonly kind: 'requirements' | 'learned' }
  | { readonly kind: 'documented'; readonly document: string }
  | { readonly kind: 'assumed'; readonly usedBy: string };

interface MetricProps {
  /** What it measures, in one line. */
  readonly help: string;
  readonly unit: UnitName;
  readonly labels?: Readonly<Record<string, Label>>;
  /** The one job that keeps this family. */
  readonly job: ScrapeJob;
  /** @default { kind: 'requirements' } */
  readonly source?: MetricSource;
}

export interface CounterProps extends MetricProps {
  /**
   * Whether the exporter exposes it at 0 before the first event. `increase()` of a counter born at 1 is 0.
   */
  readonly zeroInitialised: boolean;
}

export interface HistogramProps extends MetricProps {
  /** Upper bounds in the metric's unit, rising, without `+Inf`. */
  readonly buckets: readonly number[];
  /** Whether the code fixes the bounds, or they are assumed and contain every objective's bound. @default false */
  readonly bucketsAssumed?: boolean;
}

interface MetricBase {
  readonly name: string;
  readonly help: string;
  readonly unit: UnitName;
  readonly labels: Readonly<Record<string, Label>>;
  readonly job: ScrapeJob;
  readonly source: MetricSource;
  readonly declaredAt: LazyPlace;
}

/** A metric family of the catalogue. */
export type Metric =
  | (MetricBase & { readonly kind: 'gauge' })
  | (MetricBase & { readonly kind: 'counter'; readonly zeroInitialised: boolean })
  | (MetricBase & {
      readonly kind: 'histogram';
      readonly buckets: readonly number[];
      readonly bucketsAssumed: boolean;
    });
