import type { Argument } from '#lib/components/argument';
import type { Environment } from '#lib/environment/environment';
import type { ClusterOfTier, Tier } from '#lib/environment/tiers';
import { addressesOf } from '#lib/topology/addresses';
import { tierPrograms } from '#lib/topology/tier-programs';

type StoragePort = 'insert' | 'select';

const addressesIn = ({ name }: Pick<Tier, 'name'>, port: StoragePort, environment: Environment) => {
  const { vmstorage } = tierPrograms[name];
  return addressesOf(vmstorage, vmstorage.ports[port], environment);
};

/**
 * Every storage node of a tier, in the order of the replicas. Which node keeps a series follows from the text of these
 * addresses, so they must never change:
 * https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#replication-and-data-safety
 */
export const storageNodeArguments = (
  environment: Environment,
  tier: Pick<Tier, 'name'>,
  port: StoragePort,
): readonly Argument[] =>
  addressesIn(tier, port, environment).map((address) => ({
    flag: `-storageNode=${address}`,
    why: 'every storage node, by a name that stays: another name would move its series',
  }));

/**
 * Those of several tiers, each a group: samples of one are no copies of those of another, and each group has its own number of
 * copies. https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#vmstorage-groups-at-vmselect
 */
export const storageGroupArguments = (
  environment: Environment,
  tiers: readonly ClusterOfTier[],
): readonly Argument[] => [
  ...tiers.flatMap((tier) =>
    addressesIn(tier, 'select', environment).map((address) => ({
      flag: `-storageNode=${tier.name}/${address}`,
      why: 'every storage node of every tier',
    })),
  ),
  ...tiers.map(({ name, choices }) => ({
    flag: `-replicationFactor=${name}:${choices.replicationFactor}`,
    why: 'an answer is complete as long as fewer storage nodes of a tier are away',
  })),
];
