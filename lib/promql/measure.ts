import { type Dimension, type UnitName, units } from '#lib/units/unit';

/**
 * What the values of an expression measure.
 * - `unknown`: not known, so never wrong
 * - `number`: a bare number, which takes the unit of whatever it meets; its value where it is a constant
 * - `measured`: powers of the base quantities, and how many of their base units 1 is
 */
export type Measure =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'number'; readonly value?: number }
  | Measured;

export interface Measured {
  readonly kind: 'measured';
  readonly powers: Powers;
  readonly factor: number;
  /** For histogram buckets, which count observations: the unit of what was observed. */
  readonly observes?: UnitName;
}

interface Powers {
  readonly time: number;
  readonly data: number;
  readonly count: number;
  readonly temperature: number;
}

const nothing: Powers = { time: 0, data: 0, count: 0, temperature: 0 };

const powersOf: Readonly<Record<Exclude<Dimension, 'none'>, Powers>> = {
  time: { ...nothing, time: 1 },
  data: { ...nothing, data: 1 },
  dataRate: { ...nothing, data: 1, time: -1 },
  share: nothing,
  count: { ...nothing, count: 1 },
  countRate: { ...nothing, count: 1, time: -1 },
  temperature: { ...nothing, temperature: 1 },
};

export const unknown: Measure = { kind: 'unknown' };
export const anyNumber: Measure = { kind: 'number' };

/** The measure of a declared unit. `none` is unknown: a state or a score is compared with anything. */
export function measureOf(name: UnitName): Measure {
  const { dimension, factor } = units[name];
  return dimension === 'none' ? unknown : { kind: 'measured', powers: powersOf[dimension], factor };
}

/** The measure of histogram buckets: they count observations in a unit. */
export function bucketsOf(observes: UnitName): Measure {
  return { kind: 'measured', powers: powersOf.count, factor: 1, observes };
}

/** The unit whose values these are, or undefined when no declared unit fits. */
export function unitOf(measure: Measure): UnitName | undefined {
  return measure.kind === 'measured' ? unitNames.find((name) => fits(measure, measureOf(name))) : undefined;
}

const unitNames = Object.keys(units).filter((name): name is UnitName => name in units);

function fits(measure: Measured, unit: Measure): boolean {
  return (
    unit.kind === 'measured' &&
    Math.abs(measure.factor / unit.factor - 1) < 1e-9 &&
    samePowers(withoutPerEvent(measure.powers), unit.powers)
  );
}

/** Seconds per event are seconds: a mean. */
function withoutPerEvent(powers: Powers): Powers {
  return powers.count < 0 && (powers.time > 0 || powers.data > 0) ? { ...powers, count: 0 } : powers;
}

const samePowers = (one: Powers, other: Powers): boolean =>
  one.time === other.time &&
  one.data === other.data &&
  one.count === other.count &&
  one.temperature === other.temperature;

/** The measure of a product; with `direction` -1 of a quotient. */
export function multiply(one: Measure, other: Measure, direction: 1 | -1): Measure {
  if (one.kind === 'unknown' || other.kind === 'unknown') return unknown;
  if (other.kind === 'number') return scale(one, other.value, direction);
  if (one.kind === 'number') return direction === 1 ? scale(other, one.value, 1) : unknown;
  return {
    kind: 'measured',
    powers: {
      time: one.powers.time + direction * other.powers.time,
      data: one.powers.data + direction * other.powers.data,
      count: one.powers.count + direction * other.powers.count,
      temperature: one.powers.temperature + direction * other.powers.temperature,
    },
    factor: one.factor * other.factor ** direction,
  };
}

/**
 * A measure times a bare number. The number converts when another declared unit results (a ratio times 100 is in
 * percent). Otherwise a number nearer to 1 than the smallest conversion there is, the 8 bits of a byte, only makes
 * the value larger or smaller (half of the baseline); any other leaves no declared unit.
 */
function scale(measure: Measure, by: number | undefined, direction: 1 | -1): Measure {
  if (measure.kind === 'number') return anyNumber;
  if (measure.kind === 'unknown' || by === undefined) return unknown;
  if (by === 0) return direction === 1 ? anyNumber : unknown;
  const converted: Measured = { ...measure, factor: measure.factor / by ** direction };
  if (unitOf(converted) !== undefined) return converted;
  return Math.abs(by) > 1 / 8 && Math.abs(by) < 8 ? measure : converted;
}

/** The measure per second: of `rate` and `deriv`. */
export function perSecond(measure: Measure): Measure {
  return measure.kind === 'measured'
    ? { ...measure, powers: { ...measure.powers, time: measure.powers.time - 1 } }
    : measure;
}

/** The measure of a sum, a union or a choice of two values that should measure the same. */
export function common(one: Measure, other: Measure): Measure {
  if (one.kind === 'number') return other.kind === 'number' ? anyNumber : other;
  if (other.kind === 'number') return one;
  return unitOf(one) !== undefined && unitOf(one) === unitOf(other) ? one : unknown;
}
