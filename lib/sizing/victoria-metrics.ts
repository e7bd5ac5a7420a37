import type { KeyPath } from '#lib/environment/environment';
import type { KeepingChoices, VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import type { ClusterOfTier, SingleNodeOfTier } from '#lib/environment/tiers';
import { explicitOr } from '#lib/sizing/explicit';
import { passing } from '#lib/sizing/passing';
import { cores, largeMemory } from '#lib/sizing/rounded';
import { fixedSize, type ProgramNeeds, type ProgramSize } from '#lib/sizing/sized';
import { storageDemand, type VictoriaMetricsLoad } from '#lib/sizing/storage-demand';
import {
  singleNodeNeeds,
  vmauthNeeds,
  vminsertNeeds,
  vmselectNeeds,
  vmstorageNeeds,
} from '#lib/sizing/storage-needs';
import { vmagentNeeds } from '#lib/sizing/vmagent';
import { mebibytes } from '#lib/units/bytes';

const rounded = ({ cpu, memory }: ProgramNeeds): ProgramSize => ({
  cpu: cores(cpu),
  memory: largeMemory(memory),
});

/** A storage node. Explicit sizes win. */
export function sizeVmstorage(environment: VictoriaMetricsLoad, tier: ClusterOfTier): ProgramSize {
  const { replicas, resources } = tier.choices.vmstorage;
  const needs = vmstorageNeeds(storageDemand(environment, tier), replicas);
  return explicitOr(environment, [...tier.path, 'vmstorage'], resources, rounded(needs));
}

export function sizeVminsert(environment: VictoriaMetricsLoad, tier: ClusterOfTier): ProgramSize {
  const { replicas, resources } = tier.choices.vminsert;
  const needs = vminsertNeeds(storageDemand(environment, tier), replicas);
  return explicitOr(environment, [...tier.path, 'vminsert'], resources, rounded(needs));
}

/** Of whichever tiers it asks: what it takes follows from series. @param path where it stands in the file */
export function sizeVmselect(
  environment: VictoriaMetricsLoad,
  { replicas, resources }: KeepingChoices,
  path: KeyPath,
): ProgramSize {
  return explicitOr(environment, path, resources, rounded(vmselectNeeds(environment.load, replicas)));
}

export function sizeSingleNode(environment: VictoriaMetricsLoad, tier: SingleNodeOfTier): ProgramSize {
  const needs = singleNodeNeeds(storageDemand(environment, tier));
  return explicitOr(environment, tier.path, tier.choices.resources, rounded(needs));
}

/** vmagent. @param thinned for how many destinations it thins out */
export function sizeVmagent(
  environment: VictoriaMetricsLoad,
  { resources }: KeepingChoices,
  thinned: number,
): ProgramSize {
  const needs = vmagentNeeds(environment, thinned);
  return explicitOr(environment, ['victoriaMetrics', 'vmagent'], resources, rounded(needs));
}

export function sizeVmauth(environment: VictoriaMetricsLoad, choices: VictoriaMetricsChoices): ProgramSize {
  const { replicas, resources } = choices.vmauth;
  return explicitOr(environment, ['victoriaMetrics', 'vmauth'], resources, {
    cpu: cores(vmauthNeeds(passing(environment, choices), replicas).cpu),
    memory: { value: mebibytes(256), from: 'enough for some hundred requests at once' },
  });
}

/** Its rules are few, and look at recorded series. */
export function sizeVmalert(environment: VictoriaMetricsLoad, choices: VictoriaMetricsChoices): ProgramSize {
  const size = fixedSize(0.25, mebibytes(256), 'enough for some hundred rules');
  return explicitOr(environment, ['victoriaMetrics', 'vmalert'], choices.vmalert.resources, size);
}
