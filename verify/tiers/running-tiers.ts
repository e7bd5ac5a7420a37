import type { TierName } from '#lib/environment/tiers';
import type { DataSource } from '#verify/data-source';
import type { Running } from '#verify/processes';

/** The programs of an environment on the way of its samples, while they run. */
export interface RunningTiers {
  readonly environment: string;
  /** Where they are started. */
  readonly folder: string;
  /** Of the real programs, by name. */
  readonly paths: ReadonlyMap<string, string>;
  /** By the name of the process: what is started again takes the place of what ran. */
  readonly running: Map<string, Running>;
  readonly sources: ReadonlyMap<TierName, DataSource>;
  /** An address at which DWCP is scraped. */
  readonly instance: string;
}
