import type { Environment } from '#lib/environment/environment';
import { type TierName, tiersOf } from '#lib/environment/tiers';
import { replicaUrls } from '#lib/topology/addresses';
import { tierPrograms } from '#lib/topology/tier-programs';

/** A storage node, or a single node: one replica of what keeps samples. */
export interface Store {
  readonly tier: TierName;
  /** Its pod: `vmstorage-warm-0`. */
  readonly pod: string;
  /** Where it is asked for a snapshot, without a path. */
  readonly url: string;
}

/** Everything that keeps samples, by tier and replica. */
export const storesOf = (environment: Environment): readonly Store[] =>
  tiersOf(environment).flatMap(({ name: tier, choices }) => {
    const { vmstorage, victoriaMetrics } = tierPrograms[tier];
    const program = choices.kind === 'cluster' ? vmstorage : victoriaMetrics;
    return replicaUrls(program, program.ports.web, environment).map((url, replica) => ({
      tier,
      pod: `${program.name}-${replica}`,
      url,
    }));
  });
