import { RE2JS } from 're2js';
import { hasInvalidUtf8 } from '#lib/promql/string-literal';

/** A pattern of plain words and alternatives needs no engine: Prometheus compares it as strings, too. */
const plain = /^[^\\.+*?()[\]{}^$]*$/;

/** Go reads `[[:]` as a class of `[` and `:`; re2js takes it for an unknown class unless the colon is escaped. */
const loneColon = /\[:\](?![\s\S]*:\])/g;

const compiled = new Map<string, RE2JS | Error>();

/** Why Prometheus refuses the pattern. @returns undefined when it is a valid RE2 expression */
export function regularExpressionError(pattern: string): string | undefined {
  if (plain.test(pattern)) return undefined;
  const expression = compile(pattern);
  return expression instanceof Error ? expression.message.replace('error parsing regexp: ', '') : undefined;
}

/** Whether the whole of `text` matches the pattern, which Prometheus anchors at both ends. False for a wrong pattern. */
export function matchesWholly(pattern: string, text: string): boolean {
  if (plain.test(pattern)) return pattern.split('|').includes(text);
  const expression = compile(pattern);
  return !(expression instanceof Error) && expression.matches(text);
}

function compile(pattern: string): RE2JS | Error {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const expression = compileNew(pattern);
  compiled.set(pattern, expression);
  return expression;
}

function compileNew(pattern: string): RE2JS | Error {
  if (hasInvalidUtf8(pattern)) return new Error('it has bytes that are no valid UTF-8');
  try {
    return RE2JS.compile(pattern.replace(loneColon, '[\\:]'), RE2JS.DOTALL);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
