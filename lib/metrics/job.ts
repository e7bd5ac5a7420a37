import type { Bytes } from '#lib/units/bytes';
import type { Duration } from '#lib/units/duration';

/**
 * Limits of one scrape. A target above any of them fails its scrape as a whole, which is an alert, instead of
 * taking the server down.
 */
export interface ScrapeLimits {
  readonly samples: number;
  readonly targets: number;
  readonly labels: number;
  readonly labelNameLength: number;
  readonly labelValueLength: number;
  readonly bodySize: Bytes;
}

/** A scrape job: what is collected how often. Where its targets are, the environment says. */
export interface ScrapeJob {
  readonly name: string;
  /** What it collects, in one line. */
  readonly purpose: string;
  readonly interval: Duration;
  readonly timeout: Duration;
  readonly path: string;
  readonly limits: ScrapeLimits;
  /**
   * Which metrics of its targets it keeps.
   * - `catalogued`: those that the catalogue gives to this job, by name; everything else is dropped
   * - `all but others`: everything except what the catalogue gives to another job
   */
  readonly keeps: 'catalogued' | 'all but others';
  /** Labels that every series of the job carries, besides `job` and `instance`. */
  readonly targetLabels: readonly string[];
}
