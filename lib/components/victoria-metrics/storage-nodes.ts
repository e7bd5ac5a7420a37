import type { Argument } from '#lib/components/argument';
import type { Environment } from '#lib/environment/environment';
import { addressesOf } from '#lib/topology/addresses';
import type { Port } from '#lib/topology/program';
import { vmstorage } from '#lib/topology/programs';

/**
 * Every storage node, in the order of the replicas. Which node keeps a series follows from the text of these addresses, so
 * they must never change: https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#replication-and-data-safety
 */
export const storageNodeArguments = (environment: Environment, port: Port): readonly Argument[] =>
  addressesOf(vmstorage, port, environment).map((address) => ({
    flag: `-storageNode=${address}`,
    why: 'every storage node, by a name that stays: another name would move its series',
  }));
