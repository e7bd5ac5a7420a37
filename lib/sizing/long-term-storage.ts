import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import type { Need } from '#lib/sizing/need';
import { disk } from '#lib/sizing/rounded';
import type { Sized } from '#lib/sizing/sized';
import { storageDemand, type VictoriaMetricsLoad } from '#lib/sizing/storage-demand';
import { storageDiskNeed } from '#lib/sizing/storage-disk';
import type { Bytes } from '#lib/units/bytes';

/** What the declared load needs of the volume of each node. */
export const diskNeed = (environment: VictoriaMetricsLoad, choices: VictoriaMetricsChoices): Need =>
  storageDiskNeed(
    storageDemand(environment, choices),
    choices.kind === 'cluster' ? choices.vmstorage.replicas : 0,
  );

/** What the volume of each node has to hold. */
export const sizeDisk = (environment: VictoriaMetricsLoad, choices: VictoriaMetricsChoices): Sized<Bytes> =>
  disk(diskNeed(environment, choices));
