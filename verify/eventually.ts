import { setTimeout as pause } from 'node:timers/promises';
import type { Duration } from '#lib/units/duration';

/**
 * Tries again until it succeeds.
 *
 * @param attempt throws as long as it is too early
 * @throws what the last attempt threw, once `within` is over
 */
export async function eventually<Result>(within: Duration, attempt: () => Promise<Result>): Promise<Result> {
  const end = Date.now() + within.inMilliseconds;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(200);
    }
  }
}
