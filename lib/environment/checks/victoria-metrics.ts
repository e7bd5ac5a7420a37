import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';
import { isCluster, tiersOf } from '#lib/environment/tiers';
import { days } from '#lib/units/duration';

/** https://docs.victoriametrics.com/victoriametrics/single-server-victoriametrics/#retention */
export const shortestRetention = days(1);
const longest = days(365 * 100);

/** Samples are kept for a time that VictoriaMetrics takes; `7m` are minutes here. */
const checkLongTermRetention = environmentCheck(['victoriaMetrics'], (environment) =>
  tiersOf(environment).flatMap(({ path, choices: { retention } }) => {
    const at = (message: string, fix: string) => [
      problemAt(environment, 'long-term-retention', [...path, 'retention'], { message, fix }),
    ];
    if (retention.isShorterThan(shortestRetention)) {
      return at(
        `${retention} is less than ${shortestRetention}, the least that VictoriaMetrics keeps; m are minutes`,
        'write days, such as 30d, or 210d for 7 months',
      );
    }
    if (longest.isShorterThan(retention)) {
      return at(`${retention} is more than ${longest}, the most that VictoriaMetrics keeps`, 'write less');
    }
    return [];
  }),
);

/**
 * Enough storage nodes that every sample is still stored as often while all but one of its copies are away:
 * https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#replication-and-data-safety
 */
const checkReplicationFactor = environmentCheck(['victoriaMetrics'], (environment) =>
  tiersOf(environment)
    .filter(isCluster)
    .flatMap(({ path, choices: { replicationFactor, vmstorage } }) => {
      const least = 2 * replicationFactor - 1;
      if (vmstorage.replicas >= least) return [];
      return [
        problemAt(environment, 'replication', [...path, 'vmstorage', 'replicas'], {
          message: `${vmstorage.replicas} storage nodes are less than ${least}, which replicationFactor ${replicationFactor} needs (2 x ${replicationFactor} - 1)`,
          fix: `write ${least} or more, or replicationFactor: ${Math.max(1, Math.floor((vmstorage.replicas + 1) / 2))}`,
        }),
      ];
    }),
);

export const victoriaMetricsChecks = [checkLongTermRetention, checkReplicationFactor];
