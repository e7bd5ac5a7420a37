import { characterFix, numberFix } from '#lib/promql/lexer-advice';
import type { PlacedHole, Source } from '#lib/promql/source';
import { failAt, type Token, type TokenKind } from '#lib/promql/token';
import {
  blank,
  braceSymbol,
  decimal,
  duration,
  durationKeywords,
  durationWord,
  grafanaVariable,
  hexadecimal,
  keywords,
  labelWord,
  misshapenNumber,
  quoted,
  space,
  symbol,
  word,
} from '#lib/promql/token-patterns';

/**
 * Splits an expression into tokens by the rules of Prometheus' lexer. The last token is always `end`.
 *
 * @param base where the text starts within the text that the spans refer to
 * @throws SyntaxFailure at the first character that fits no token
 */
export function lex(source: Source, base = 0): readonly Token[] {
  return new Lexer(source, base).tokens();
}

class Lexer {
  private position = 0;
  private nextHole = 0;
  private insideBraces = false;
  private insideBrackets = false;
  /** In brackets, before the first number: only there comments are not allowed. */
  private beforeNumber = false;
  /** A number was seen in any brackets so far: a quirk of Prometheus, whose lexer never forgets it. */
  private sawRange = false;

  constructor(
    private readonly source: Source,
    private readonly base: number,
  ) {}

  tokens(): readonly Token[] {
    const tokens: Token[] = [];
    for (;;) {
      this.skipSpace();
      const token = this.next();
      tokens.push(token);
      if (token.kind === 'end') return tokens;
    }
  }

  private skipSpace(): void {
    const length = this.match(this.beforeNumber ? blank : space)?.length ?? 0;
    this.position += length;
    while ((this.hole()?.start ?? Number.POSITIVE_INFINITY) < this.position) this.nextHole += 1;
  }

  private next(): Token {
    const hole = this.hole();
    if (hole !== undefined && hole.start === this.position) return this.holeToken(hole);
    if (this.position === this.source.text.length) return this.token('end', '');
    const text = this.match(quoted);
    if (text !== undefined && !this.beforeNumber) return this.string(text);
    if (this.source.dashboard) {
      const variable = this.match(grafanaVariable);
      if (variable !== undefined) return this.durationLike('variable', variable);
    }
    if (this.insideBraces) return this.insideBracesToken();
    return this.number() ?? (this.insideBrackets ? this.durationKeyword() : this.name()) ?? this.symbol();
  }

  private string(text: string): Token {
    if (/\uFFFD|\p{Cs}/u.test(text)) {
      this.fail(
        text.length,
        'a string with a character that is not valid UTF-8',
        'write the bytes as \\x escapes',
      );
    }
    return this.token('string', text);
  }

  private number(): Token | undefined {
    const text = this.match(decimal) ?? this.match(hexadecimal);
    if (text !== undefined) return this.durationLike('number', text);
    const length = this.match(duration);
    if (length !== undefined) return this.durationLike('duration', length);
    const wrong = this.match(misshapenNumber);
    if (wrong === undefined) return undefined;
    return this.fail(wrong.length, `"${wrong}" is no number and no duration`, numberFix(wrong));
  }

  private durationLike(kind: TokenKind, text: string): Token {
    if (this.insideBrackets) {
      this.beforeNumber = false;
      this.sawRange = true;
    }
    return this.token(kind, text);
  }

  private durationKeyword(): Token | undefined {
    const text = this.match(durationWord);
    if (text === undefined) return undefined;
    if (durationKeywords.has(text.toLowerCase())) return this.token('keyword', text, text.toLowerCase());
    return this.fail(
      text.length,
      `"${text}" inside the brackets of a range`,
      'write a duration, such as [5m]',
    );
  }

  private name(): Token | undefined {
    const text = this.match(word);
    if (text === undefined) return undefined;
    const lower = text.toLowerCase();
    if (lower === 'inf' || lower === 'nan') return this.token('number', text);
    if (!keywords.has(lower)) return this.token('identifier', text);
    // `fill` is a metric unless it is called, so that queries from before the keyword stay valid.
    const isName =
      lower.startsWith('fill') && !/^[ \t\r\n]*\(/.test(this.source.text.slice(this.position + text.length));
    return isName ? this.token('identifier', text) : this.token('keyword', text, lower);
  }

  private insideBracesToken(): Token {
    const name = this.match(labelWord);
    if (name !== undefined) return this.token('identifier', name);
    const text = this.match(braceSymbol);
    if (text === undefined) return this.unexpectedCharacter();
    if (text === '}') this.insideBraces = false;
    return this.token('symbol', text, text);
  }

  private symbol(): Token {
    const text = this.match(symbol);
    if (text === undefined) return this.unexpectedCharacter();
    if (text === '{') this.insideBraces = true;
    if (text === '[') {
      if (this.insideBrackets) return this.unexpectedCharacter();
      this.insideBrackets = true;
      this.beforeNumber = true;
    }
    if (text === ']') this.insideBrackets = this.beforeNumber = false;
    if (text === ':' && this.beforeNumber && !this.sawRange) {
      const fix = 'write a number or a duration before step() or range(), such as [1s * step():1m]';
      return this.fail(1, 'Prometheus 3.14 reads no step after a range without a number', fix);
    }
    return this.token('symbol', text, text);
  }

  private holeToken(hole: PlacedHole): Token {
    this.nextHole += 1;
    if (this.insideBrackets && (hole.hole.kind === 'duration' || hole.hole.kind === 'variable')) {
      this.beforeNumber = false;
      this.sawRange = true;
    }
    const { start, end } = hole;
    this.position = end;
    // Inside brackets a colon separates a subquery's range from its step; elsewhere it is part of names.
    if (this.match(this.insideBrackets ? /[\w.$]/y : /[\w:.$]/y) !== undefined) this.fail(1, ...glued);
    const text = this.source.text.slice(start, end);
    return { kind: 'hole', text, word: '', start: start + this.base, end: end + this.base, hole: hole.hole };
  }

  private token(kind: TokenKind, text: string, canonical = ''): Token {
    const start = this.position;
    const end = start + text.length;
    for (let hole = this.hole(); hole !== undefined && hole.start < end; hole = this.hole()) {
      if (kind !== 'string') return this.fail(text.length, ...glued);
      if (hole.hole.kind !== 'variable') {
        const fix = 'put the whole matcher into the value, or write the text out';
        return failAt(this.shifted(hole), `a value of kind "${hole.hole.kind}" inside a string`, fix);
      }
      this.nextHole += 1;
    }
    this.position = end;
    return { kind, text, word: canonical, start: start + this.base, end: end + this.base };
  }

  private hole(): PlacedHole | undefined {
    return this.source.holes[this.nextHole];
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    return pattern.exec(this.source.text)?.[0];
  }

  private shifted({ start, end }: { readonly start: number; readonly end: number }) {
    return { start: start + this.base, end: end + this.base };
  }

  private fail(length: number, message: string, fix: string): never {
    return failAt(this.shifted({ start: this.position, end: this.position + length }), message, fix);
  }

  private unexpectedCharacter(): never {
    const character = String.fromCodePoint(this.source.text.codePointAt(this.position) ?? 0);
    if (/["'`]/.test(character)) {
      return this.fail(1, `the string is not closed`, `close it with ${character} on the same line`);
    }
    if (character === '$') {
      return this.fail(1, 'a dashboard variable outside a dashboard', 'write the duration out, such as [5m]');
    }
    const place = this.insideBraces ? ' inside braces' : this.insideBrackets ? ' inside brackets' : '';
    return this.fail(
      character.length,
      `unexpected character ${JSON.stringify(character)}${place}`,
      characterFix(character),
    );
  }
}

const glued = ['a value of the template runs into the text beside it', 'put a space between them'] as const;
