import type { Environment } from '#lib/environment/environment';
import type {
  VictoriaMetricsChoices,
  VictoriaMetricsCluster,
  VictoriaMetricsSingleNode,
} from '#lib/environment/metrics-choices';
import type { ScrapeJob } from '#lib/metrics/job';

/** What every program of VictoriaMetrics is built from. */
export interface VictoriaMetricsInput<Choices extends VictoriaMetricsChoices = VictoriaMetricsChoices> {
  readonly environment: Environment;
  /** The environment's `victoriaMetrics`. */
  readonly choices: Choices;
}

export type ClusterInput = VictoriaMetricsInput<VictoriaMetricsCluster>;
export type SingleNodeInput = VictoriaMetricsInput<VictoriaMetricsSingleNode>;

/** What those are given besides that have to know how often series are scraped. */
export interface WithJobs {
  /** Every scrape job of the catalogue. */
  readonly jobs: readonly ScrapeJob[];
}
