import { RE2JS } from 're2js';

/** The labels of one alert, external labels included. A label that is absent counts as empty. */
export type Labels = Readonly<Record<string, string>>;

/** One condition on one label, as Alertmanager's routes and inhibition rules have it. */
export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

export const labelIs = (label: string, value: string): Matcher => ({ label, operator: '=', value });
export const labelIsNot = (label: string, value: string): Matcher => ({ label, operator: '!=', value });
export const labelMatches = (label: string, value: string): Matcher => ({ label, operator: '=~', value });

/** Whether every matcher holds. Regular expressions are RE2 and match the whole value. */
export function allMatch(matchers: readonly Matcher[], labels: Labels): boolean {
  return matchers.every((matcher) => holds(matcher, labels[matcher.label] ?? ''));
}

function holds({ operator, value }: Matcher, actual: string): boolean {
  switch (operator) {
    case '=':
      return actual === value;
    case '!=':
      return actual !== value;
    case '=~':
      return regexp(value).matches(actual);
    case '!~':
      return !regexp(value).matches(actual);
  }
}

const compiled = new Map<string, RE2JS>();

/** Compiling costs far more than matching, and the same few expressions meet hundreds of alerts. */
function regexp(pattern: string): RE2JS {
  const known = compiled.get(pattern) ?? RE2JS.compile(pattern);
  compiled.set(pattern, known);
  return known;
}

/**
 * As Alertmanager's UTF-8 parser reads it: `severity="critical"`. Only what OpenMetrics escapes is escaped: its
 * older parser, which it falls back to unless told otherwise, knows no other escapes.
 */
export function renderMatcher({ label, operator, value }: Matcher): string {
  const name = /^[A-Za-z_][A-Za-z0-9_]*$/.test(label) ? label : quote(label);
  return `${name}${operator}${quote(value)}`;
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
