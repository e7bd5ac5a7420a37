import type { Diagnostic } from '#lib/promql/diagnostic';
import { matchesWholly, regularExpressionError } from '#lib/promql/regular-expression';
import type { Matcher, Selector } from '#lib/promql/tree';
import { typeError } from '#lib/promql/types-error';

/** What Prometheus refuses about the name and the matchers of a selector. */
export function checkSelector(selector: Selector): readonly Diagnostic[] {
  const found = selector.matchers.flatMap(checkRegularExpression);
  const second = selector.matchers.find(({ label }) => label === '__name__');
  const isNamed = selector.name !== undefined && selector.quotedName === undefined;
  if (isNamed && second !== undefined) {
    const message = `the metric's name is given twice: "${selector.name}" and "${second.value}"`;
    found.push(typeError(second, message, 'remove one of them'));
  }
  if (selector.name === undefined && found.length === 0 && selector.matchers.every(matchesEmpty)) {
    const fix = 'name the metric, or add a matcher that an empty value does not satisfy, such as job="node"';
    found.push(typeError(selector, 'a selector that matches every series', fix));
  }
  return found;
}

function checkRegularExpression(matcher: Matcher): Diagnostic[] {
  if (matcher.operator !== '=~' && matcher.operator !== '!~') return [];
  const reason = regularExpressionError(matcher.value);
  if (reason === undefined) return [];
  const message = `${matcher.label}${matcher.operator}"${matcher.value}" is no RE2 expression: ${reason}`;
  return [
    typeError(matcher, message, 'correct it: https://github.com/google/re2/wiki/Syntax', 'promql/syntax'),
  ];
}

function matchesEmpty({ operator, value }: Matcher): boolean {
  switch (operator) {
    case '=':
      return value === '';
    case '!=':
      return value !== '';
    case '=~':
      return matchesWholly(value, '');
    case '!~':
      return !matchesWholly(value, '');
  }
}
