import { exact, renderNumber } from '#lib/units/decimal';
import { type UnitName, units } from '#lib/units/unit';

/** A number with its unit: a threshold, an objective, a bound. */
export class Quantity {
  private constructor(
    readonly value: number,
    readonly unit: UnitName,
  ) {}

  /** @throws RangeError when the value is not finite */
  static of(value: number, unit: UnitName): Quantity {
    if (!Number.isFinite(value)) throw new RangeError(`a quantity is finite, not ${value}`);
    return new Quantity(exact(value), unit);
  }

  /** The same quantity in another unit. @throws RangeError when they measure different things */
  in(unit: UnitName): Quantity {
    const from = units[this.unit];
    const to = units[unit];
    if (from.dimension !== to.dimension) {
      throw new RangeError(`${this} measures ${from.dimension}, ${to.name} measures ${to.dimension}`);
    }
    return Quantity.of((this.value * from.factor) / to.factor, unit);
  }

  /** The bare number, as PromQL reads it. */
  toPromql(): string {
    return renderNumber(this.value);
  }

  /** As a person reads it, spelt like Prometheus' `humanize` functions: `50ms`, `5%`, `2 GB/s`, `450`. */
  toString(): string {
    return renderQuantity(this.value, this.unit);
  }
}

const decimal = ['', 'k', 'M', 'G', 'T'];
const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];

function renderQuantity(value: number, unit: UnitName): string {
  switch (unit) {
    case 'seconds':
      return value !== 0 && Math.abs(value) < 1
        ? `${renderNumber(value * 1_000)}ms`
        : `${renderNumber(value)}s`;
    case 'milliseconds':
      return `${renderNumber(value)}ms`;
    case 'ratio':
      return `${renderNumber(value * 100)}%`;
    case 'percent':
      return `${renderNumber(value)}%`;
    case 'bytes':
      return scaled(value, binary, 1024, 'B');
    case 'bytesPerSecond':
      return scaled(value, decimal, 1000, 'B/s');
    case 'megabitsPerSecond':
      return `${renderNumber(value)} Mbit/s`;
    case 'perSecond':
      return `${renderNumber(value)}/s`;
    case 'celsius':
      return `${renderNumber(value)} °C`;
    case 'count':
    case 'none':
      return renderNumber(value);
  }
}

/** With the largest prefix that leaves at least 1, to four significant digits. */
function scaled(value: number, prefixes: readonly string[], step: number, suffix: string): string {
  const rounded = (power: number) => Number((value / step ** power).toPrecision(4));
  let power = 0;
  while (power < prefixes.length - 1 && Math.abs(rounded(power)) >= step) power += 1;
  return `${renderNumber(rounded(power))} ${prefixes[power] ?? ''}${suffix}`;
}

export const ratio = (value: number): Quantity => Quantity.of(value, 'ratio');
export const percent = (value: number): Quantity => Quantity.of(value, 'percent');
export const count = (value: number): Quantity => Quantity.of(value, 'count');
export const perSecond = (value: number): Quantity => Quantity.of(value, 'perSecond');
export const bytesPerSecond = (value: number): Quantity => Quantity.of(value, 'bytesPerSecond');
export const unitless = (value: number): Quantity => Quantity.of(value, 'none');
