import { table } from '#lib/output/markdown';
import type { CapacityFact } from '#lib/output/stack-output';

/** The section of the summary: whether the declared load fits, in words, and what each component carries of it. */
export function renderCapacity(facts: readonly CapacityFact[]): string {
  if (facts.length === 0) return '';
  return [
    '## Capacity',
    verdict(facts),
    'Of each limit: what one replica is given, the declared load, what all replicas together carry (CPU and memory: while one is away, where one may be), and the headroom, the share of that which is free. What is worked out from the load grows with it, up to the last column; beyond, replicas or `resources` have to be written. `docs/sizing.md` explains the figures, and the reserves that they hold besides.',
    table([
      ['limit', 'given', 'declared', 'carries', 'headroom', 'grows to'],
      ...facts.map(({ limit, given, declared, carries, headroom, growsTo }) => [
        limit,
        given,
        declared,
        carries,
        headroom === undefined ? 'none' : `${headroom} %`,
        growsTo ?? '-',
      ]),
    ]),
  ].join('\n\n');
}

function verdict(facts: readonly CapacityFact[]): string {
  const exceeded = exceededOf(facts);
  if (exceeded.length === 0) {
    return `**The declared load fits.** Of what the environment says itself, the least headroom is ${headroomInWords(facts)}.`;
  }
  return [
    '**The declared load does not fit.** The environment accepts these risks:',
    '',
    ...exceeded.map(
      ({ limit, declared, carries, accepted }) =>
        `- ${limit} carries ${carries} of ${declared}: ${accepted ?? 'nobody says why'}`,
    ),
  ].join('\n');
}

const exceededOf = (facts: readonly CapacityFact[]): readonly CapacityFact[] =>
  facts.filter(({ headroom }) => headroom === undefined);

/**
 * `4 % (vmstorage-disk)`, or what the load is too much for. What is worked out from the load is left out: it grows with it.
 */
export function headroomInWords(facts: readonly CapacityFact[]): string {
  const exceeded = exceededOf(facts);
  if (exceeded.length > 0)
    return `none: the load is too much for ${exceeded.map(({ limit }) => limit).join(', ')}`;
  const written = facts.filter(({ growsTo }) => growsTo === undefined);
  const least = Math.min(...written.map(({ headroom = 0 }) => headroom));
  const limits = written.filter(({ headroom }) => headroom === least).map(({ limit }) => limit);
  return `${least} % (${limits.join(', ')})`;
}
