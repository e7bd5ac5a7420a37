import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import type { Duration } from '#lib/units/duration';

/**
 * What Prometheus keeps is twice what its rules look back at, so that a replica that was away for a while still
 * evaluates them.
 *
 * @param longestWindow the longest range or offset of any rule that Prometheus evaluates
 */
export function checkRetention(
  environment: Pick<Environment, 'prometheus' | 'place'>,
  longestWindow: Duration,
): readonly Problem[] {
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
