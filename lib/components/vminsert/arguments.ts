import type { Argument } from '#lib/components/argument';
import { insertArguments } from '#lib/components/victoria-metrics/insert-arguments';
import { storageNodeArguments } from '#lib/components/victoria-metrics/storage-nodes';
import type { Environment } from '#lib/environment/environment';
import type { ClusterOfTier } from '#lib/environment/tiers';

/** The command line of one replica. */
export const vminsertArguments = (environment: Environment, tier: ClusterOfTier): readonly Argument[] => [
  ...storageNodeArguments(environment, tier, 'insert'),
  {
    flag: `-replicationFactor=${tier.choices.replicationFactor}`,
    why: 'on how many storage nodes each sample is kept; vmselect has the same',
  },
  ...insertArguments,
];
