/**
 * Removes binary floating-point noise: 0.1 * 0.01 is 0.001, not 0.0010000000000000002.
 * Fifteen significant digits is what a double always keeps of a decimal (DBL_DIG, ISO C 5.2.4.2.2).
 */
export function exact(value: number): number {
  return Number(value.toPrecision(15));
}

/**
 * Writes a number as PromQL, YAML and people read it: plain digits without noise, and an exponent only from 1e21 on
 * and where more than a hundred decimals would be needed.
 */
export function renderNumber(value: number): string {
  const text = String(exact(value));
  const [, digits = '', exponent = ''] = /^-?([\d.]+)e-(\d+)$/.exec(text) ?? [];
  const decimals = Number(exponent) + digits.replace('.', '').length - 1;
  return digits === '' || decimals > 100 ? text : exact(value).toFixed(decimals);
}
