import { failAt, type Token } from '#lib/promql/token';

/** Nested calls cost whoever walks the tree two or three frames each; Node's default stack holds some 1,500. */
const deepestParentheses = 500;

/** A chain of operators is a tree as deep as it is long; Node's default stack holds some 3,000. */
const mostOperators = 2_000;

/**
 * Refuses an expression whose tree would exhaust the stack. Prometheus has no such limit, but no rule comes near.
 *
 * @throws SyntaxFailure at the first token that is too much
 */
export function checkSize(tokens: readonly Token[]): void {
  let depth = 0;
  let count = 0;
  let insideBraces = false;
  for (const token of tokens) {
    const { word } = token;
    if (word === '{' || word === '}') insideBraces = word === '{';
    if (insideBraces || word === '' || word === ',') continue;
    if (word === '(') depth += 1;
    else if (word === ')') depth -= 1;
    else count += 1;
    if (depth > deepestParentheses) failTooLarge(token, `more than ${deepestParentheses} nested parentheses`);
    if (count > mostOperators) failTooLarge(token, `more than ${mostOperators} operators and brackets`);
  }
}

function failTooLarge(token: Token, message: string): never {
  return failAt(token, message, 'split the expression into recording rules');
}
