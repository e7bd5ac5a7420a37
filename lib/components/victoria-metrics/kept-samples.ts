import type { Kept } from '#lib/components/component';
import type { MetricsBackup } from '#lib/environment/metrics-choices';
import type { Duration } from '#lib/units/duration';

/**
 * What a storage node keeps.
 *
 * @param copies on how many nodes each sample is
 * @param backup absent: there is none
 */
export const keptSamples = (
  retention: Duration,
  copies: number,
  backup: MetricsBackup | undefined,
): Kept => ({
  what: 'samples',
  retention: retention.toString(),
  backup:
    backup === undefined
      ? { kind: 'not needed', why: whyNone(copies) }
      : { kind: 'made', how: `every day by vmbackup into the bucket ${backup.bucket}` },
});

const whyNone = (copies: number): string =>
  copies > 1
    ? `each sample is on ${copies} nodes, and what happened before can be lost with all of them`
    : 'what happened before can be lost with its volume; Prometheus has the last days';
