import { renderNumber } from '#lib/units/decimal';

const largestInteger = 2n ** 63n - 1n;

/**
 * The value of a number token, as Go's strconv reads it: `0777` is octal, `1_000` is 1000.
 *
 * @returns undefined when it is out of range
 */
export function readNumber(text: string): number | undefined {
  const digits = text.replaceAll('_', '').toLowerCase();
  if (digits === 'inf') return Number.POSITIVE_INFINITY;
  if (digits === 'nan') return Number.NaN;
  if (digits.startsWith('0x')) return integer(digits);
  const octal = /^0([0-7]+)$/.exec(digits)?.[1];
  const value = (octal === undefined ? undefined : integer(`0o${octal}`)) ?? Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

function integer(digits: string): number | undefined {
  const value = BigInt(digits);
  return value > largestInteger ? undefined : Number(value);
}

/** Writes a number so that Prometheus reads the same value: without an exponent where that loses nothing. */
export function writeNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Inf' : '-Inf';
  const text = Object.is(value, -0) ? '-0' : renderNumber(value);
  return Object.is(Number(text), value) ? text : String(value);
}
