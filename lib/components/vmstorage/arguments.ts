import type { Argument } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import { requestsEndWithin } from '#lib/components/victoria-metrics/common-arguments';
import { storageArguments } from '#lib/components/victoria-metrics/storage-arguments';
import type { ClusterOfTier } from '#lib/environment/tiers';
import { tierPrograms } from '#lib/topology/tier-programs';
import { type Duration, minutes, seconds } from '#lib/units/duration';

/** One connection of vminsert after the other moves to the other nodes, not all in the same moment. */
const insertConnectionsEndWithin = seconds(25);

/** Requests end, connections end, and what is only in memory is written: minutes on a slow disk. */
export const stopsWithin: Duration = minutes(5).plus(requestsEndWithin).plus(insertConnectionsEndWithin);

/** The command line of one storage node. */
export const vmstorageArguments = (
  paths: ReplicaPaths,
  { name, choices }: ClusterOfTier,
  deduplication: Duration,
): readonly Argument[] => {
  const { insert, select } = tierPrograms[name].vmstorage.ports;
  return [
    { flag: `-vminsertAddr=${paths.listen(insert)}`, why: 'where vminsert connects to' },
    { flag: `-vmselectAddr=${paths.listen(select)}`, why: 'where vmselect connects to' },
    ...storageArguments(paths, choices.vmstorage.storage, choices.retention, deduplication),
    {
      flag: `-storage.vminsertConnsShutdownDuration=${insertConnectionsEndWithin}`,
      why: 'vminsert moves to the other nodes bit by bit; below the time that the pod has to stop',
    },
  ];
};
