import { renderNumber } from '#lib/units/decimal';
import type { Quantity } from '#lib/units/quantity';

/** How a declaration writes the quantity: `milliseconds(50)`, `ratio(0.95)`. */
export function declared({ value, unit }: Quantity): string {
  switch (unit) {
    case 'seconds':
      return value < 1 ? `milliseconds(${renderNumber(value * 1_000)})` : `seconds(${renderNumber(value)})`;
    case 'ratio':
    case 'percent':
    case 'count':
    case 'perSecond':
    case 'bytesPerSecond':
      return `${unit}(${renderNumber(value)})`;
    default:
      return `Quantity.of(${renderNumber(value)}, '${unit}')`;
  }
}
