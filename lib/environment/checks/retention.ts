import { shortestRetention } from '#lib/environment/checks/victoria-metrics';
import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import { readTier, tiersOf } from '#lib/environment/tiers';
import type { Problem } from '#lib/problem';
import type { Duration } from '#lib/units/duration';

/**
 * Rules that look back further than half of what Prometheus keeps are evaluated on long-term storage, which therefore
 * exists and reaches back that far. Half, so that a replica that was away for a while still evaluates the others.
 *
 * @param longestWindow the longest range or offset of any rule
 */
export function checkRetention(
  environment: Pick<Environment, 'prometheus' | 'victoriaMetrics' | 'place'>,
  longestWindow: Duration,
): readonly Problem[] {
  const { prometheus, victoriaMetrics } = environment;
  const least = longestWindow.times(2);
  if (!prometheus.retention.time.isShorterThan(least)) return [];
  if (victoriaMetrics === undefined) {
    return [
      problemAt(environment, 'retention', ['prometheus', 'retention', 'time'], {
        message: `${prometheus.retention.time} is less than twice ${longestWindow}, the longest window of a rule, and there is no long-term storage`,
        fix: `write ${least} or more, or add victoriaMetrics`,
      }),
    ];
  }
  const tiers = tiersOf(environment);
  // What is shorter, VictoriaMetrics does not even take.
  if (tiers.some(({ choices }) => choices.retention.isShorterThan(shortestRetention))) return [];
  const last = tiers.at(-1);
  if (last === undefined || readTier(environment, longestWindow) !== undefined) return [];
  return [
    problemAt(environment, 'retention', [...last.path, 'retention'], {
      message: `${last.choices.retention} is less than ${longestWindow}, the longest window of a rule`,
      fix: `write ${longestWindow} or more`,
    }),
  ];
}
