import type { Argument } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import { memoryArgument } from '#lib/components/victoria-metrics/common-arguments';
import { deduplicationArgument } from '#lib/components/victoria-metrics/deduplication';
import type { Storage } from '#lib/environment/shared-choices';
import { type Duration, minutes } from '#lib/units/duration';

/**
 * The part of a volume that is left free. The documentation wants 20 % free, for merges: half of that is the warning,
 * the other half is where samples are no longer taken, and merges still end.
 * https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#capacity-planning
 */
const leftFree = 0.1;

/** It opens every part that it has, and reads back what an unclean end left. Assumed: terabytes on a slow disk. */
export const storageStartsWithin: Duration = minutes(15);

export const storageIsNotRestarted =
  'a storage node that is only busy would be restarted, which loses what is in memory and burdens the others';

/** What is kept how long, and where: storage nodes and the single node. */
export const storageArguments = (
  paths: ReplicaPaths,
  { size }: Storage,
  retention: Duration,
  deduplication: Duration,
): readonly Argument[] => [
  { flag: `-storageDataPath=${paths.data}`, why: 'the volume' },
  { flag: `-retentionPeriod=${retentionFlag(retention)}`, why: 'how long samples are kept' },
  deduplicationArgument(deduplication),
  {
    flag: `-storage.minFreeDiskSpaceBytes=${Math.floor(size.inBytes * leftFree)}`,
    why: 'a tenth of the volume: it refuses samples while merges still have room, and not when the disk is full',
  },
  memoryArgument,
];

/** Whole days or hours; `m` would be refused, because it could be months. */
function retentionFlag(retention: Duration): string {
  const hours = Math.ceil(retention.inSeconds / 3_600);
  return hours % 24 === 0 ? `${hours / 24}d` : `${hours}h`;
}
