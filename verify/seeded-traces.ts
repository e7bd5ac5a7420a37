import { type Trace, trace } from '#verify/trace';

/** Traces of which it is known which have to be kept. */
export interface SeededTraces {
  readonly failed: readonly Trace[];
  /** Those with a span whose name is always kept. */
  readonly named: readonly Trace[];
  readonly others: readonly Trace[];
}

/** One of each name that the requirements want kept, and one that begins like one of them. */
const alwaysKept = ['migrate_vm', 'migration', 'acp_consensus', 'consensus.round', 'error_timeout'];

/**
 * The same traces in every run: of a hundred three have an error, in a span that is not their root, and two have a span
 * with a name that is always kept.
 */
export function seededTraces(count: number): SeededTraces {
  const all = Array.from({ length: count }, (_, index) => index);
  const of = (remainders: readonly number[]) => all.filter((index) => remainders.includes(index % 100));
  const others = all.filter((index) => index % 100 >= 5);
  return {
    failed: of([0, 1, 2]).map((index) =>
      trace(`sampling ${index}`, 'dwcp-v3', [
        { name: 'transfer_data' },
        { name: 'send_stream', failed: true },
      ]),
    ),
    named: of([3, 4]).map((index) =>
      trace(`sampling ${index}`, 'dwcp-v3', [
        { name: 'handle_request' },
        { name: alwaysKept[index % alwaysKept.length] ?? 'migrate_vm' },
      ]),
    ),
    others: others.map((index) =>
      trace(`sampling ${index}`, 'dwcp-v3', [{ name: 'transfer_data' }, { name: 'send_stream' }]),
    ),
  };
}
