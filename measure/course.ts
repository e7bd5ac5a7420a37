import type { Metric } from '#lib/metrics/metric';

/** The next value of a series, a second after the last. */
export type Course = () => number;

/** Events per second of counters: a third of each is fast, ordinary and rare. */
const rates = [200, 5, 0.05];

const oneOf = <Value>(values: readonly Value[], random: () => number): Value | undefined =>
  values[Math.floor(random() * values.length)];

/** How a series of a family goes on: counters rise in whole steps, or by bytes; gauges wander, as finely as programs show them. */
export function courseOf({ kind, unit }: Pick<Metric, 'kind' | 'unit'>, random: () => number): Course {
  if (kind === 'counter') {
    const rate = oneOf(rates, random) ?? 1;
    const size = unit === 'bytes' ? 1_400 : 1;
    let total = Math.floor(random() * 1e6) * size;
    return () => {
      total += events(rate, random) * size;
      return total;
    };
  }
  switch (unit) {
    case 'ratio':
      return wandering(0.9, 0.002, 4, random);
    case 'bytes':
      return wandering(8e9, 4e6, 0, random);
    case 'none':
    case 'count':
      return seldom(random);
    default:
      return wandering(100, 1.5, 2, random);
  }
}

/**
 * The buckets, the sum and the count of a histogram: most observations are around the middle bound.
 * @returns writes the next values of all, in that order
 */
export function risingBuckets(
  bounds: readonly number[],
  random: () => number,
): (values: Float64Array, offset: number) => void {
  const rate = oneOf(rates, random) ?? 1;
  const totals = new Float64Array(bounds.length + 1);
  const middle = (bounds.length - 1) / 2;
  let sum = 0;
  return (values, offset) => {
    for (let left = events(rate, random); left > 0; left -= 1) {
      const bucket = Math.max(0, Math.min(bounds.length, Math.round(middle + (random() + random() - 1) * 4)));
      totals[bucket] = (totals[bucket] ?? 0) + 1;
      sum += (bounds[bucket] ?? 1) * random();
    }
    let count = 0;
    totals.forEach((inBucket, index) => {
      count += inBucket;
      values[offset + index] = count;
    });
    values[offset + totals.length] = sum;
    values[offset + totals.length + 1] = count;
  };
}

/** How many events there are in a second: about as many as the rate says, with a spread of its root. */
function events(rate: number, random: () => number): number {
  if (rate < 1) return random() < rate ? 1 : 0;
  return Math.max(0, Math.round(rate + (random() + random() + random() - 1.5) * 2 * Math.sqrt(rate)));
}

/** @param digits behind the point */
function wandering(start: number, step: number, digits: number, random: () => number): Course {
  const fine = 10 ** digits;
  let value = start * (0.5 + random());
  return () => {
    value = Math.max(0, value + (random() - 0.5) * 2 * step);
    return Math.round(value * fine) / fine;
  };
}

/** A state: it changes every some minutes. */
function seldom(random: () => number): Course {
  let state = Math.floor(random() * 3);
  return () => {
    if (random() < 0.005) state = Math.floor(random() * 3);
    return state;
  };
}
