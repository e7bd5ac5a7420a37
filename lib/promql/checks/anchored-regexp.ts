import type { Check, Finding } from '#lib/promql/checks/check';
import { mayHoldVariable } from '#lib/promql/checks/regexp-literal';
import { quote } from '#lib/promql/string-literal';
import type { Matcher } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';

export const anchoredRegexp: Check = {
  name: 'anchored-regexp',
  why: 'Prometheus matches the whole value: `^web` looks like a prefix, and matches nothing but `web`.',
  check: ({ expression }) =>
    selectorsIn(expression).flatMap(({ matchers }) => matchers.flatMap((matcher) => finding(matcher))),
};

function finding({ label, operator, value, start, end }: Matcher): readonly Finding[] {
  if ((operator !== '=~' && operator !== '!~') || mayHoldVariable(value)) return [];
  const before = value.startsWith('^');
  const after = /(?:^|[^\\])(?:\\\\)*\$$/.test(value);
  if (!before && !after) return [];
  const inner = value.slice(before ? 1 : 0, after ? -1 : undefined);
  const write = (pattern: string): string => `${label}${operator}${quote(pattern)}`;
  const message = `${write(value)} is matched against the whole value anyway`;
  // One anchor, and nothing that matches the rest of the value, reads like a search for a part.
  const half = before !== after && !/^\.[*+]|\.[*+]$/.test(inner);
  const whole = inner.includes('|') ? `(?:${inner})` : inner;
  const part = before ? `${whole}.*` : `.*${whole}`;
  const fix = half
    ? `write ${write(part)} for a ${before ? 'prefix' : 'suffix'}, ${write(inner)} for the whole`
    : `write ${write(inner)}`;
  return [{ start, end, message, fix }];
}
