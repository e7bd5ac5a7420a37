/** What to write in place of a text that begins like a number and is none. */
export function numberFix(text: string): string {
  if (/^0x/i.test(text))
    return 'Prometheus takes an e after the first digit for an exponent: write a 0 before it';
  if (/^\d+\.\d+(?:ms|[smhdwy])/.test(text))
    return 'durations are whole numbers of a unit: write 90s, not 1.5m';
  if (/^(?:\d+[a-z]+)+$/i.test(text))
    return 'numbers have no units but those of time: y, w, d, h, m, s and ms, such as 1h30m';
  return 'write it as 1000, 1e3, 0x3e8 or 1h30m';
}

/** What to write in place of a character that fits nowhere. */
export function characterFix(character: string): string {
  if (/[\u2018-\u201f\u00ab\u00bb]/.test(character)) return 'write plain quotes: "';
  if (character === '!') return 'write != to compare, or unless for "and not"';
  return 'remove it';
}
