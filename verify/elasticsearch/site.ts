import type { Checklist } from '#verify/checklist';
import type { Kept } from '#verify/elasticsearch/played';

/** What the checks of one environment work with. */
export interface Site {
  readonly environment: string;
  /** The folder of the stage. */
  readonly folder: string;
  /** What was set up in the Elasticsearch that is played. */
  readonly kept: Kept;
  /**
   * Asks Elasticsearch, as its superuser.
   * @param body sent as JSON. @default nothing
   * @throws Error with what was answered instead of success
   */
  ask<Body>(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Body>;
  readonly checklist: Checklist;
  /** Paths of the real programs, by name. */
  readonly paths: ReadonlyMap<string, string>;
}
