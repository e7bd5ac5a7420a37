import { Duration } from '#lib/units/duration';
import { Quantity } from '#lib/units/quantity';
import { type Dimension, type UnitName, units } from '#lib/units/unit';

/**
 * How each dimension is written after a number, and how many of its base unit that is. What has no unit to write is
 * a bare number. Decimal prefixes are powers of 1000, binary ones of 1024 (IEC 80000-13).
 */
const suffixes: Readonly<Record<Dimension, Readonly<Record<string, number>>>> = {
  time: { ms: 0.001, s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800, y: 31_536_000 },
  data: {
    B: 1,
    kB: 1e3,
    MB: 1e6,
    GB: 1e9,
    TB: 1e12,
    KiB: 2 ** 10,
    MiB: 2 ** 20,
    GiB: 2 ** 30,
    TiB: 2 ** 40,
    PiB: 2 ** 50,
  },
  dataRate: {
    'B/s': 1,
    'kB/s': 1e3,
    'MB/s': 1e6,
    'GB/s': 1e9,
    'TB/s': 1e12,
    'kbit/s': 125,
    'Mbit/s': 125e3,
    'Gbit/s': 125e6,
  },
  share: { '%': 0.01 },
  count: { '': 1 },
  countRate: { '/s': 1, '/m': 1 / 60, '/h': 1 / 3_600 },
  temperature: { '°C': 1 },
  none: { '': 1 },
};

/**
 * Reads a number with its unit as people write it (`60ms`, `85%`, `2 GB/s`, `10/s`, `450`) in the unit that is wanted.
 *
 * @returns undefined when it is no number, or its unit measures something else
 */
export function parseQuantity(text: string, unit: UnitName): Quantity | undefined {
  const { dimension, factor } = units[unit];
  const [, number = '', suffix = ''] = /^(-?\d+(?:\.\d+)?)\s*(\S*)$/.exec(text.trim()) ?? [];
  const size = Object.hasOwn(suffixes[dimension], suffix) ? suffixes[dimension][suffix] : undefined;
  if (number !== '' && size !== undefined) return finite((Number(number) * size) / factor, unit);
  return dimension === 'time' ? Duration.parse(text)?.quantity.in(unit) : undefined;
}

function finite(value: number, unit: UnitName): Quantity | undefined {
  return Number.isFinite(value) ? Quantity.of(value, unit) : undefined;
}

/** How a unit can be written, in words: `one of ms, s, m, h, d, w, y`. */
export function spellings(unit: UnitName): string {
  const written = Object.keys(suffixes[units[unit].dimension]);
  const [only] = written;
  if (written.length > 1) return `one of ${written.join(', ')}`;
  return only === '' ? 'no unit' : `${only}`;
}
