import type { ScrapeLimits } from '#lib/metrics/job';
import { Bytes } from '#lib/units/bytes';

interface Size {
  readonly samples: number;
  /** What the page holds before dropping. @default as many as are kept */
  readonly exposed?: number;
  readonly targets: number;
}

/**
 * How the limits are sized. Samples: at least twice what the catalogue bounds for one target, ten times what was
 * learned from a small machine, rounded up (the catalogue's check refuses less). Targets: twice the most that a site
 * has. Body: 512 bytes an exposed sample, four times the mean of the real pages. Labels: twice the most any family has.
 */
export function limits({ samples, exposed = samples, targets }: Size): ScrapeLimits {
  const bodySize = Bytes.of(exposed * 512);
  return { samples, targets, labels: 30, labelNameLength: 128, labelValueLength: 1024, bodySize };
}

/** Of a job whose targets tell everything about themselves. */
export const noLabels = { targetLabels: [], fallbackLabels: [] } as const;
