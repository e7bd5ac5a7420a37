import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { type PrometheusLoad, sizePrometheus } from '#lib/sizing/prometheus';

/** Whether what Prometheus may keep holds, at the declared load, at least half of the time that it promises to keep. */
export function checkSizing(environment: PrometheusLoad): readonly Problem[] {
  const { load, prometheus } = environment;
  const { retention } = prometheus;
  const reach = sizePrometheus(environment).reach.value;
  const half = retention.time.times(0.5);
  if (!reach.isShorterThan(half)) return [];
  return [
    problemAt(environment, 'sizing', ['prometheus', 'retention', 'size'], {
      message: `retention.time promises ${retention.time}; retention.size ${retention.size} holds ${reach} beside the write-ahead log at ${load.samplesPerSecond} samples/s, not even half of it`,
      fix: 'write a larger retention.size and storage.size, or a shorter retention.time',
    }),
  ];
}
