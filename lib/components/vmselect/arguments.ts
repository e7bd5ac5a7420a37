import type { Argument } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import { memoryArgument } from '#lib/components/victoria-metrics/common-arguments';
import { deduplicationArgument } from '#lib/components/victoria-metrics/deduplication';
import { searchArguments } from '#lib/components/victoria-metrics/search-arguments';
import { storageNodeArguments } from '#lib/components/victoria-metrics/storage-nodes';
import type { Environment } from '#lib/environment/environment';
import type { VictoriaMetricsCluster } from '#lib/environment/metrics-choices';
import { vmstorage } from '#lib/topology/programs';
import type { Bytes } from '#lib/units/bytes';
import type { Duration } from '#lib/units/duration';

/**
 * The command line of one replica. People see answers that lack a storage node, marked `isPartial`; rules never do, because
 * vmalert asks with `deny_partial_response`.
 *
 * @param memory the memory limit of the replica
 */
export const vmselectArguments = (
  paths: ReplicaPaths,
  environment: Environment,
  { replicationFactor }: VictoriaMetricsCluster,
  deduplication: Duration,
  memory: Bytes,
): readonly Argument[] => [
  ...storageNodeArguments(environment, vmstorage.ports.select),
  {
    flag: `-replicationFactor=${replicationFactor}`,
    why: 'an answer is complete as long as fewer storage nodes are away; vminsert has the same',
  },
  deduplicationArgument(deduplication),
  { flag: `-cacheDataPath=${paths.data}`, why: 'the volume: results survive a restart, and large ones fit' },
  {
    flag: '-search.denyPartialResponse=false',
    why: 'while too many storage nodes are away people see what there is, marked as partial',
  },
  ...searchArguments(memory),
  memoryArgument,
];
