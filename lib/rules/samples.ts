import { storedBound } from '#lib/metrics/bound';
import type { Histogram } from '#lib/metrics/metric';
import { renderNumber } from '#lib/units/decimal';

type Labels = Readonly<Record<string, string>>;

/** A series and its samples in promtool's notation: https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/#series */
export interface SampleSeries {
  readonly series: string;
  readonly values: string;
}

/** So many steps in which a counter rises by the same amount. */
export interface Steps {
  readonly steps: number;
  readonly by: number;
}

/** A gauge, or anything else whose samples are written out: `0.96x10 0.5x10`. */
export function samples(metric: { readonly name: string }, labels: Labels, values: string): SampleSeries {
  return { series: renderSeries(metric.name, labels), values };
}

/** A counter that starts at 0 and rises phase by phase. */
export function rising(
  metric: { readonly name: string },
  labels: Labels,
  ...phases: readonly Steps[]
): SampleSeries {
  return samples(metric, labels, risingValues(phases));
}

/** One phase of a histogram: how many observations each step adds at or below each bound. */
export interface Observations {
  readonly steps: number;
  /** Cumulative, as the buckets are: `{ 0.05: 94, 0.1: 100 }` puts 94 below 50 ms and all 100 below 100 ms. */
  readonly atMost: Readonly<Record<string, number>>;
}

/**
 * All bucket series of a histogram, `+Inf` included.
 * @throws RangeError when a phase names a bound that the metric does not have
 */
export function observed(
  metric: Histogram,
  labels: Labels,
  ...phases: readonly Observations[]
): readonly SampleSeries[] {
  for (const bound of phases.flatMap((phase) => Object.keys(phase.atMost))) {
    if (!metric.buckets.includes(Number(bound))) {
      throw new RangeError(
        `${metric.name} has no bucket ${bound}; its bounds are ${metric.buckets.join(', ')}`,
      );
    }
  }
  return [...metric.buckets, Number.POSITIVE_INFINITY].map((bound) =>
    rising(
      { name: `${metric.name}_bucket` },
      { ...labels, le: storedBound(bound) },
      ...phases.map(({ steps, atMost }) => ({ steps, by: countAtMost(atMost, bound) })),
    ),
  );
}

function countAtMost(atMost: Observations['atMost'], bound: number): number {
  const counts = Object.entries(atMost).filter(([limit]) => Number(limit) <= bound);
  return Math.max(0, ...counts.map(([, count]) => count));
}

function risingValues(phases: readonly Steps[]): string {
  const parts = ['0'];
  let value = 0;
  for (const { steps, by } of phases) {
    parts.push(`${renderNumber(value + by)}+${renderNumber(by)}x${steps - 1}`);
    value += steps * by;
  }
  return parts.join(' ');
}

/** A series as PromQL writes it. */
export function renderSeries(name: string, labels: Labels): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return pairs.length === 0 ? name : `${name}{${pairs.join(', ')}}`;
}
