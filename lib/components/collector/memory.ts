import type { Bytes } from '#lib/units/bytes';

/** Of the memory limit, what may be used before senders are refused. */
export const refusesAbovePercent = 80;

/** What may come in between two looks at it. */
const spikePercent = 20;

/**
 * The first processor of every pipeline: what it refuses, the sender sends again, and the collector is not killed.
 * https://github.com/open-telemetry/opentelemetry-collector/blob/v0.155.0/processor/memorylimiterprocessor/README.md
 */
export const memoryLimiter = {
  check_interval: '1s',
  limit_percentage: refusesAbovePercent,
  spike_limit_percentage: spikePercent,
} as const;

/** What the same page recommends beside it: Go collects garbage before the limit is near. */
export const goMemoryLimit = (memory: Bytes): Readonly<Record<string, string>> => ({
  GOMEMLIMIT: String(memory.times(refusesAbovePercent / 100).inBytes),
});
