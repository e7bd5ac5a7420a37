import type { Check, Finding } from '#lib/promql/checks/check';
import { mayHoldVariable } from '#lib/promql/checks/regexp-literal';
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
  const write = (pattern: string): string => `${label}${operator}"${pattern}"`;
  const message = `${write(value)} is matched against the whole value anyway`;
  // Only one anchor, and nothing on the other side that matches the rest, reads like a search for a part.
  const half = before !== after && !(before ? inner.endsWith('.*') : inner.startsWith('.*'));
  const part = before ? `${inner}.*` : `.*${inner}`;
  const fix = half
    ? `write ${write(part)} for a ${before ? 'prefix' : 'suffix'}, ${write(inner)} for the whole`
    : `write ${write(inner)}`;
  return [{ start, end, message, fix }];
}
