/** Between which numbers values lie, both ends included; an absent end is not known. NaN can always be among them. */
export interface ValueRange {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Nothing is known. */
export const anyValue: ValueRange = {};

/** What none of the values falls below: counts, sizes, rates. */
export const neverNegative: ValueRange = { atLeast: 0 };

/** The range that holds the values of all. Of none, nothing is known. */
export function hull(ranges: readonly ValueRange[]): ValueRange {
  return between(Math.min(...ranges.map(lowest)), Math.max(...ranges.map(highest)));
}

/** The values after a calculation that keeps their order: times or divided by a positive number. */
export function mapRange(range: ValueRange, calculate: (end: number) => number): ValueRange {
  return between(calculate(lowest(range)), calculate(highest(range)));
}

/** Sums of one or more of the values: only a sum of what has one sign stays on its side. */
export function sumRange({ atLeast, atMost }: ValueRange): ValueRange {
  return {
    ...(atLeast !== undefined && atLeast >= 0 && { atLeast }),
    ...(atMost !== undefined && atMost <= 0 && { atMost }),
  };
}

const lowest = ({ atLeast = Number.NEGATIVE_INFINITY }: ValueRange): number => atLeast;
const highest = ({ atMost = Number.POSITIVE_INFINITY }: ValueRange): number => atMost;

function between(atLeast: number, atMost: number): ValueRange {
  return {
    ...(Number.isFinite(atLeast) && { atLeast }),
    ...(Number.isFinite(atMost) && { atMost }),
  };
}
