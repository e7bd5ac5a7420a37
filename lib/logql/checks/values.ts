import { hasVariable, type Matcher } from '#lib/logql/matcher';
import { indexLabels, isIndexLabel } from '#lib/logs/labels';
import type { Diagnostic } from '#lib/promql/diagnostic';
import { matchesWholly, regularExpressionError } from '#lib/promql/regular-expression';
import { closest } from '#lib/suggestion';

/** What a matcher asks for is a regular expression that Loki takes, and a value that the label has. */
export function checkValue(matcher: Matcher): readonly Diagnostic[] {
  const { label, operator, value, valueSpan } = matcher;
  if (hasVariable(matcher)) return [];
  const isPattern = operator === '=~' || operator === '!~';
  if (isPattern) {
    const mistake = checkPattern(value, valueSpan);
    if (mistake.length > 0) return mistake;
  }
  if (!isIndexLabel(label)) return [];
  const { values } = indexLabels[label];
  if (!isList(values) || value === '') return [];
  if (isPattern ? values.some((known) => matchesWholly(value, known)) : values.includes(value)) return [];
  const similar = closest(value, values);
  return [
    {
      check: 'logql/value',
      ...valueSpan,
      message: `${label} is never ${isPattern ? `like "${value}"` : `"${value}"`}`,
      fix: similar === undefined ? `it is one of ${values.join(', ')}` : `did you mean "${similar}"?`,
    },
  ];
}

/** Loki's regular expressions are RE2, as Prometheus' are. */
export function checkPattern(pattern: string, span: Matcher['valueSpan']): readonly Diagnostic[] {
  const reason = pattern.includes('$') ? undefined : regularExpressionError(pattern);
  if (reason === undefined) return [];
  return [
    {
      check: 'logql/regular-expression',
      ...span,
      message: `"${pattern}" is no regular expression: ${reason}`,
      fix: 'write it as RE2: https://github.com/google/re2/wiki/Syntax',
    },
  ];
}

const isList = (values: unknown): values is readonly string[] => Array.isArray(values);
