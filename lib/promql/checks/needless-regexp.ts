import type { Check, Finding } from '#lib/promql/checks/check';
import { literalOf, mayHoldVariable } from '#lib/promql/checks/regexp-literal';
import { quote } from '#lib/promql/string-literal';
import type { Matcher } from '#lib/promql/tree';
import { selectorsIn } from '#lib/promql/walk';

export const needlessRegexp: Check = {
  name: 'needless-regexp',
  why: 'A regular expression that is a plain value hides what is meant, and a later dot in the value matches anything.',
  check: ({ expression }) =>
    selectorsIn(expression).flatMap(({ matchers }) => matchers.flatMap((matcher) => finding(matcher))),
};

function finding(matcher: Matcher): readonly Finding[] {
  const { label, operator, value, start, end } = matcher;
  if ((operator !== '=~' && operator !== '!~') || mayHoldVariable(value)) return [];
  const plain = operator === '=~' ? '=' : '!=';
  const written = `${label}${operator}${quote(value)}`;
  if (value === '.*') {
    const fix = operator === '=~' ? 'leave it out' : `write ${label}=""`;
    return [
      { start, end, message: `${written} matches ${operator === '=~' ? 'everything' : 'nothing'}`, fix },
    ];
  }
  if (value === '.+') {
    const fix = `write ${label}${operator === '=~' ? '!=' : '='}""`;
    return [{ start, end, message: `${written} needs no regular expression`, fix }];
  }
  const literal = literalOf(value);
  if (literal === undefined) return [];
  const fix = `write ${label}${plain}${quote(literal)}`;
  return [{ start, end, message: `${written} needs no regular expression`, fix }];
}
