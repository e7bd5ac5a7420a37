import type { EnvironmentCheck } from '#lib/environment/checks/check';
import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import type { Duration } from '#lib/units/duration';

/**
 * How much of a volume the blocks may take: the write-ahead log and a compaction need the rest.
 * https://prometheus.io/docs/prometheus/latest/storage/#right-sizing-retention-size says 80 to 85 %.
 */
const largestShare = 0.85;

/** What Prometheus keeps fits on its volume. */
export const checkRetentionSize: EnvironmentCheck = (environment) => {
  const { retention, storage } = environment.prometheus;
  const most = storage.size.times(largestShare);
  if (!most.isLessThan(retention.size)) return [];
  return [
    problemAt(environment, 'retention', ['prometheus', 'retention', 'size'], {
      message: `${retention.size} is more than 85 % of prometheus.storage.size, ${storage.size}`,
      fix: `write at most ${Math.floor(most.inBytes / 2 ** 20)}Mi, or a larger storage.size`,
    }),
  ];
};

/**
 * What Prometheus keeps is twice what its rules look back at, so that a replica that was away for a while still
 * evaluates them.
 *
 * @param longestWindow the longest range or offset of any rule that Prometheus evaluates
 */
export function checkRetention(environment: Environment, longestWindow: Duration): readonly Problem[] {
  const { time } = environment.prometheus.retention;
  const least = longestWindow.times(2);
  if (!time.isShorterThan(least)) return [];
  return [
    problemAt(environment, 'retention', ['prometheus', 'retention', 'time'], {
      message: `${time} is less than twice ${longestWindow}, the longest window of a rule`,
      fix: `write ${least} or more`,
    }),
  ];
}
