import type { Diagnostic } from '#lib/promql/diagnostic';
import { failAt, type Token, type TokenKind } from '#lib/promql/token';
import type { Span } from '#lib/promql/tree';

/** The tokens of one expression, read from left to right, and what was found wrong on the way. */
export class TokenStream {
  private index = 0;

  constructor(
    private readonly tokens: readonly Token[],
    /** Problems that do not keep the rest from being read. */
    readonly diagnostics: Diagnostic[],
  ) {}

  get current(): Token {
    return this.ahead(0);
  }

  ahead(count: number): Token {
    const token = this.tokens[Math.min(this.index + count, this.tokens.length - 1)];
    if (token === undefined) throw new Error('the lexer yields at least the end');
    return token;
  }

  /** Where the last token that was taken ends. */
  get lastEnd(): number {
    return this.tokens[this.index - 1]?.end ?? this.current.start;
  }

  take(): Token {
    const token = this.current;
    this.index += 1;
    return token;
  }

  /** Takes the token when it is this symbol or keyword. */
  takeWord(word: string): Token | undefined {
    return this.current.word === word ? this.take() : undefined;
  }

  takeKind(kind: TokenKind): Token | undefined {
    return this.current.kind === kind ? this.take() : undefined;
  }

  /** @throws SyntaxFailure when the next token is another */
  expectWord(word: string, where: string): Token {
    return this.takeWord(word) ?? this.failExpecting(`"${word}"`, where);
  }

  /** @throws SyntaxFailure always: the current token is not what has to stand here */
  failExpecting(expected: string, where: string, fix = `write ${expected}`): never {
    return failAt(this.current, `${expected} is expected ${where}, not ${describe(this.current)}`, fix);
  }

  report(check: string, span: Span, message: string, fix: string): void {
    this.diagnostics.push({ check, start: span.start, end: span.end, message, fix });
  }
}

function describe(token: Token): string {
  if (token.kind === 'end') return 'the end';
  return token.hole === undefined ? JSON.stringify(token.text) : `a ${token.hole.kind} (${token.text})`;
}
