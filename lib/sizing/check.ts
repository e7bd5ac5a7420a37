import type { Environment } from '#lib/environment/environment';
import type { Problem } from '#lib/problem';
import { sizePrometheus, usableShareOfVolume } from '#lib/sizing/prometheus';

/** Whether the declared storage can hold what the declared load and retention ask for. */
export function checkSizing(environment: Environment): readonly Problem[] {
  const { load, prometheus } = environment;
  const { retention, storage } = prometheus;
  const problems: Problem[] = [];
  const usable = storage.size.times(usableShareOfVolume);
  if (usable.isLessThan(retention.size)) {
    const { excerpt, ...where } = environment.place(['prometheus', 'retention', 'size']);
    problems.push({
      check: 'sizing/volume',
      where,
      message: `prometheus.retention.size is ${retention.size}, more than 85 % of the volume's ${storage.size}: compaction would fill it`,
      fix: `write at most ${usable}, or a larger prometheus.storage.size`,
      ...(excerpt !== undefined && { excerpt }),
    });
  }
  const reach = sizePrometheus(environment).reach.value;
  // Rules look back at most half of the retention, so that much has to be there.
  if (reach.isShorterThan(retention.time.times(0.5))) {
    const { excerpt, ...where } = environment.place(['prometheus', 'retention', 'size']);
    problems.push({
      check: 'sizing/retention',
      where,
      message: `prometheus.retention.size ${retention.size} holds ${reach} at ${load.samplesPerSecond} samples/s, less than half of prometheus.retention.time ${retention.time}, on which rules rely`,
      fix: 'write a larger retention.size and storage.size, or a shorter retention.time',
      ...(excerpt !== undefined && { excerpt }),
    });
  }
  return problems;
}
