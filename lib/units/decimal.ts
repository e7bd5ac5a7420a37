/**
 * Removes binary floating-point noise: 0.1 * 0.01 is 0.001, not 0.0010000000000000002.
 * Fifteen significant digits is what a double always keeps of a decimal (DBL_DIG, ISO C 5.2.4.2.2).
 */
export function exact(value: number): number {
  return Number(value.toPrecision(15));
}

/** Writes a number as PromQL, YAML and people read it: plain digits, no exponent below 1e21, no noise. */
export function renderNumber(value: number): string {
  const text = String(exact(value));
  const [, digits = '', exponent = '0'] = /^(.*)e(.*)$/.exec(text) ?? [];
  if (digits === '') return text;
  return Number(exponent) > 0
    ? text
    : exact(value)
        .toFixed(Math.min(100, -Number(exponent) + 14))
        .replace(/0+$/, '');
}
