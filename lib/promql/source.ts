import type { Hole } from '#lib/promql/hole';
import type { Span } from '#lib/promql/tree';

/** A value in a template: where it is printed in the text, and what it was. */
export interface PlacedHole extends Span {
  readonly hole: Hole;
}

/**
 * What the parser reads: a text, and which parts of it are values. The lexer takes such a part as one token and never
 * reads its characters, so what a value prints as cannot change what the expression means.
 */
export interface Source {
  readonly text: string;
  /** In the order of the text, none overlapping. */
  readonly holes: readonly PlacedHole[];
  /** Whether Grafana's `$variables` stand for durations in the text: in dashboards, never in rules. */
  readonly dashboard: boolean;
}

/** A source without values: an expression from a file or a user. */
export function sourceOf(text: string, options: { readonly dashboard?: boolean } = {}): Source {
  return { text, holes: [], dashboard: options.dashboard ?? false };
}
