import type { Argument } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import { memoryArgument } from '#lib/components/victoria-metrics/common-arguments';
import { deduplicationArgument } from '#lib/components/victoria-metrics/deduplication';
import { searchArguments } from '#lib/components/victoria-metrics/search-arguments';
import type { Bytes } from '#lib/units/bytes';
import type { Duration } from '#lib/units/duration';

/**
 * The command line of one replica. People see answers that lack a storage node, marked `isPartial`; rules never do, because
 * vmalert asks with `deny_partial_response`.
 *
 * @param storageNodes whom it asks
 * @param memory the memory limit of the replica
 */
export const vmselectArguments = (
  paths: ReplicaPaths,
  storageNodes: readonly Argument[],
  deduplication: Duration,
  memory: Bytes,
): readonly Argument[] => [
  ...storageNodes,
  deduplicationArgument(deduplication),
  { flag: `-cacheDataPath=${paths.data}`, why: 'the volume: results survive a restart, and large ones fit' },
  {
    flag: '-search.denyPartialResponse=false',
    why: 'while too many storage nodes are away people see what there is, marked as partial',
  },
  ...searchArguments(memory),
  memoryArgument,
];
