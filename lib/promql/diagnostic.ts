import type { Span } from '#lib/promql/tree';

/**
 * Something wrong inside one expression. It becomes a `Problem` when somebody who knows the file and the alert
 * adds them.
 */
export interface Diagnostic extends Span {
  /** `promql/syntax`, `promql/units`, ... */
  readonly check: string;
  /** What is wrong, with both values. */
  readonly message: string;
  /** The way out. */
  readonly fix: string;
}
