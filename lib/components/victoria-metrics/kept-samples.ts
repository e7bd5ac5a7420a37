import type { Kept } from '#lib/components/component';
import type { Duration } from '#lib/units/duration';

/**
 * What a storage node keeps.
 *
 * @param copies on how many nodes each sample is
 */
export const keptSamples = (retention: Duration, copies: number): Kept => ({
  what: 'samples',
  retention: retention.toString(),
  backup: {
    kind: 'not needed',
    why:
      copies > 1
        ? `each sample is on ${copies} nodes, and what happened before can be lost with all of them`
        : 'what happened before can be lost with its volume; Prometheus has the last days',
  },
});
