import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import { tiersOf } from '#lib/environment/tiers';
import { storageDemand, type VictoriaMetricsLoad } from '#lib/sizing/storage-demand';
import type { Passing } from '#lib/sizing/storage-needs';

/** What passes vmauth of an environment. */
export const passing = (environment: VictoriaMetricsLoad, choices: VictoriaMetricsChoices): Passing => ({
  sent: storageDemand(environment, { name: 'hot', choices }),
  thinned: tiersOf({ victoriaMetrics: choices })
    .filter(({ name }) => name !== 'hot')
    .map((tier) => storageDemand(environment, tier)),
  times: choices.vmagent === undefined ? 1 : 2,
});
