import { shareOfVolume } from '#lib/components/collector/queue';
import type { Need } from '#lib/sizing/need';
import { minutes } from '#lib/units/duration';

/** A span as OTLP sends it, with ten attributes: 0.5 to 1 KiB. Assumed. */
const bytesOfSpan = 1_024;

/** How long what comes next may be away before senders are refused: as long as it takes to be replaced. Assumed. */
const away = minutes(10);

/**
 * What a volume has to hold for its queue, which fills a part of it, so that no queue is larger than its disk.
 *
 * @param spansPerSecond as declared
 * @param share of them that one queue takes
 * @param from how many that are, in words
 */
export const queueNeed = (spansPerSecond: number, share: number, from: string): Need => ({
  unit: 'spans/s',
  declared: spansPerSecond,
  base: 0,
  each: (share * away.inSeconds * bytesOfSpan) / shareOfVolume,
  from: `${from} x ${away} x 1 KiB / ${shareOfVolume} (the queue's part of the volume)`,
});
