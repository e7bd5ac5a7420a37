import type { Argument } from '#lib/components/argument';
import { insertArguments } from '#lib/components/victoria-metrics/insert-arguments';
import { storageNodeArguments } from '#lib/components/victoria-metrics/storage-nodes';
import type { Environment } from '#lib/environment/environment';
import type { VictoriaMetricsCluster } from '#lib/environment/metrics-choices';
import { vmstorage } from '#lib/topology/programs';

/** The command line of one replica. */
export const vminsertArguments = (
  environment: Environment,
  { replicationFactor }: VictoriaMetricsCluster,
): readonly Argument[] => [
  ...storageNodeArguments(environment, vmstorage.ports.insert),
  {
    flag: `-replicationFactor=${replicationFactor}`,
    why: 'on how many storage nodes each sample is kept; vmselect has the same',
  },
  ...insertArguments,
];
