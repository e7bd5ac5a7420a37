import type { Diagnostic } from '#lib/promql/diagnostic';
import type { Hole } from '#lib/promql/hole';
import type { Span } from '#lib/promql/tree';

export type TokenKind =
  | 'identifier'
  | 'keyword'
  | 'number'
  | 'duration'
  | 'string'
  | 'symbol'
  | 'variable'
  | 'hole'
  | 'end';

export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
  /** A symbol, or a keyword in small letters; empty for every other token. */
  readonly word: string;
  readonly hole?: Hole;
}

/** Ends the reading of an expression: what follows cannot be understood. */
export class SyntaxFailure extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.name = 'SyntaxFailure';
  }
}

/** @throws SyntaxFailure always */
export function failAt(span: Span, message: string, fix: string): never {
  throw new SyntaxFailure({ check: 'promql/syntax', start: span.start, end: span.end, message, fix });
}
