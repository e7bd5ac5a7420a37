import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { sizePrometheus } from '#lib/sizing/prometheus';

/** Whether what Prometheus may keep holds, at the declared load, the half of the retention that rules look back at. */
export function checkSizing(environment: Environment): readonly Problem[] {
  const { load, prometheus } = environment;
  const { retention } = prometheus;
  const reach = sizePrometheus(environment).reach.value;
  const half = retention.time.times(0.5);
  if (!reach.isShorterThan(half)) return [];
  return [
    problemAt(environment, 'sizing', ['prometheus', 'retention', 'size'], {
      message: `${retention.size} holds ${reach} at ${load.samplesPerSecond} samples/s, and rules look back up to ${half}, half of retention.time`,
      fix: 'write a larger retention.size and storage.size, or a shorter retention.time',
    }),
  ];
}
