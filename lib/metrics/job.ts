import type { Bytes } from '#lib/units/bytes';
import type { Duration } from '#lib/units/duration';

/**
 * Limits of one scrape. A target above any of them fails its scrape as a whole, which is an alert, instead of
 * taking the server down. Prometheus counts samples and labels after dropping, the body before.
 */
export interface ScrapeLimits {
  readonly samples: number;
  readonly targets: number;
  readonly labels: number;
  readonly labelNameLength: number;
  readonly labelValueLength: number;
  readonly bodySize: Bytes;
}

/**
 * A scrape job: what is collected how often. Where its targets are, the environment says.
 *
 * @template Added the names of the labels that scraping adds, besides `job` and `instance`
 */
export interface ScrapeJob<Added extends string = string> {
  readonly name: string;
  /** What it collects, in one line. */
  readonly purpose: string;
  readonly interval: Duration;
  readonly timeout: Duration;
  readonly path: string;
  /** Whether its samples come with the time at which they were taken, as cAdvisor's do. @default false */
  readonly stampsItsSamples?: boolean;
  readonly limits: ScrapeLimits;
  /**
   * The program that is scraped. Two jobs that scrape one program see the same families.
   * Absent: whatever discovery finds, so that every family can turn up.
   */
  readonly exporter?: string;
  /**
   * Which metrics of its targets it keeps.
   * - `catalogued`: those that the catalogue gives to this job, by name; everything else is dropped
   * - `all but others`: everything except what the catalogue gives to another job
   * - `read`: of those that the catalogue gives to this job, what a rule, a runbook or a panel reads, and what a site wants besides
   */
  readonly keeps: 'catalogued' | 'all but others' | 'read';
  /** Whether `instance` is the node that a target runs on: what is told is about the node. @default false */
  readonly isAboutNode?: boolean;
  /** Labels of the program itself that are dropped, because the stack gives the name another meaning. @default none */
  readonly droppedLabels?: readonly string[];
  /** Labels of the targets: on every series of the job, `up` included. A metric must not have them itself. */
  readonly targetLabels: readonly Added[];
  /** Labels that are added only to series which lack them; `up` and the other series of the scrape itself go without. */
  readonly fallbackLabels: readonly Added[];
}

/** The labels that Prometheus gives to every scraped series. */
export const scrapeLabels = ['job', 'instance'] as const;
export type ScrapeLabel = (typeof scrapeLabels)[number];
