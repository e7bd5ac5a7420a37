import { type Span, type Trace, trace } from '#verify/trace';

/** Traces of which it is known which have to be kept. */
export interface SeededTraces {
  readonly failed: readonly Trace[];
  /** Those with a span whose name is always kept. */
  readonly named: readonly Trace[];
  readonly others: readonly Trace[];
}

/** One of each name that the requirements want kept, and one that begins like one of them. */
const alwaysKept = ['migrate_vm', 'migration', 'acp_consensus', 'consensus.round', 'error_timeout'];

/** How many spans each has: as many as the sizes reckon with. */
const spans = 10;

/**
 * The same traces in every run: of a hundred three have an error, in a span that is not their root, and two have a span
 * with a name that is always kept.
 */
export function seededTraces(count: number): SeededTraces {
  const all = Array.from({ length: count }, (_, index) => index);
  const of = (isMeant: (index: number) => boolean, last: (index: number) => Span) =>
    all
      .filter(isMeant)
      .map((index) =>
        trace(`sampling ${index}`, 'dwcp-v3', [
          { name: 'handle_request' },
          ...Array.from({ length: spans - 2 }, () => ({ name: 'send_stream' })),
          last(index),
        ]),
      );
  return {
    failed: of(
      (index) => index % 100 < 3,
      () => ({ name: 'store_block', failed: true }),
    ),
    named: of(
      (index) => index % 100 === 3 || index % 100 === 4,
      (index) => ({ name: alwaysKept[index % alwaysKept.length] ?? 'migrate_vm' }),
    ),
    others: of(
      (index) => index % 100 >= 5,
      () => ({ name: 'store_block' }),
    ),
  };
}
