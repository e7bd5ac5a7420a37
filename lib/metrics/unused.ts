/** Metrics that are scraped although nothing reads them, and why they are. */
export interface UnusedMetrics {
  readonly reason: string;
  /** As the catalogue calls them: a histogram by its name without `_bucket`. */
  readonly names: readonly string[];
}
