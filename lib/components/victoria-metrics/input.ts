import type { Environment } from '#lib/environment/environment';
import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import type { ClusterOfTier, SingleNodeOfTier, Tier } from '#lib/environment/tiers';
import type { ScrapeJob } from '#lib/metrics/job';

/** What every program of VictoriaMetrics is built from. */
export interface VictoriaMetricsInput<Choices extends VictoriaMetricsChoices = VictoriaMetricsChoices> {
  readonly environment: Environment;
  /** The environment's `victoriaMetrics`. */
  readonly choices: Choices;
}

/** What the programs of one tier are built from. */
export interface TierInput<OfTier extends Tier = Tier> {
  readonly environment: Environment;
  readonly tier: OfTier;
}

export type ClusterTierInput = TierInput<ClusterOfTier>;
export type SingleNodeTierInput = TierInput<SingleNodeOfTier>;

/** What those are given besides that have to know how often series are scraped. */
export interface WithJobs {
  /** Every scrape job of the catalogue. */
  readonly jobs: readonly ScrapeJob[];
}
