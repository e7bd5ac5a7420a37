import type { Tier } from '#lib/environment/tiers';
import type { Need } from '#lib/sizing/need';
import { disk } from '#lib/sizing/rounded';
import type { Sized } from '#lib/sizing/sized';
import { storageDemand, type VictoriaMetricsLoad } from '#lib/sizing/storage-demand';
import { storageDiskNeed } from '#lib/sizing/storage-disk';
import type { Bytes } from '#lib/units/bytes';

/** What the declared load needs of the volume of each node of a tier. */
export const diskNeed = (environment: VictoriaMetricsLoad, tier: Tier): Need =>
  storageDiskNeed(
    storageDemand(environment, tier),
    tier.choices.kind === 'cluster' ? tier.choices.vmstorage.replicas : 0,
  );

/** What the volume of each node has to hold. */
export const sizeDisk = (environment: VictoriaMetricsLoad, tier: Tier): Sized<Bytes> =>
  disk(diskNeed(environment, tier));
