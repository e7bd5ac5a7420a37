import { RE2JS } from 're2js';
import { environmentCheck } from '#lib/environment/checks/check';
import type { RedactionRule } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';

/** What each rule of redaction looks for can be read, is found in its example, and is not everywhere. */
export const checkRedaction = environmentCheck(['redaction'], (environment) =>
  environment.redaction.flatMap((rule, index) => {
    const wrong = mistake(rule, environment.redaction.slice(0, index));
    return wrong === undefined
      ? []
      : problemAt(environment, 'redaction', ['redaction', index, wrong.key], wrong);
  }),
);

type Mistake = { readonly key: keyof RedactionRule } & Pick<Problem, 'message' | 'fix'>;

function mistake(
  { name, pattern, example }: RedactionRule,
  earlier: readonly RedactionRule[],
): Mistake | undefined {
  if (earlier.some((rule) => rule.name === name)) {
    return {
      key: 'name',
      message: `two rules are called ${name}`,
      fix: 'give each a name of its own, or put both patterns in one: first|second',
    };
  }
  const expression = compile(pattern);
  if (typeof expression === 'string') {
    return {
      key: 'pattern',
      message: `is no regular expression of RE2: ${expression}`,
      fix: 'write it in the syntax of https://github.com/google/re2/wiki/Syntax, which knows no look-ahead and no back-references',
    };
  }
  if (expression.matcher('').find()) {
    return {
      key: 'pattern',
      message: 'finds something where there is nothing, and the mask would stand between all characters',
      fix: 'let it match at least one character, for example with + in the place of *',
    };
  }
  if (!expression.matcher(example).find()) {
    return {
      key: 'example',
      message: `the pattern ${pattern} finds nothing in it, and protects nobody`,
      fix: 'correct whichever of the two is wrong',
    };
  }
  return undefined;
}

/** @returns why not, when it cannot be compiled */
function compile(pattern: string): RE2JS | string {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replace('error parsing regexp: ', '');
  }
}
