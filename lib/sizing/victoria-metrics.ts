import type {
  VictoriaMetricsChoices,
  VictoriaMetricsCluster,
  VictoriaMetricsSingleNode,
} from '#lib/environment/metrics-choices';
import { explicitOr } from '#lib/sizing/explicit';
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
import { mebibytes } from '#lib/units/bytes';

const rounded = ({ cpu, memory }: ProgramNeeds): ProgramSize => ({
  cpu: cores(cpu),
  memory: largeMemory(memory),
});

/** A storage node. Explicit sizes win. */
export function sizeVmstorage(
  environment: VictoriaMetricsLoad,
  cluster: VictoriaMetricsCluster,
): ProgramSize {
  const { replicas, resources } = cluster.vmstorage;
  const needs = vmstorageNeeds(storageDemand(environment, cluster), replicas);
  return explicitOr(environment, ['victoriaMetrics', 'vmstorage'], resources, rounded(needs));
}

export function sizeVminsert(environment: VictoriaMetricsLoad, cluster: VictoriaMetricsCluster): ProgramSize {
  const { replicas, resources } = cluster.vminsert;
  const needs = vminsertNeeds(storageDemand(environment, cluster), replicas);
  return explicitOr(environment, ['victoriaMetrics', 'vminsert'], resources, rounded(needs));
}

export function sizeVmselect(environment: VictoriaMetricsLoad, cluster: VictoriaMetricsCluster): ProgramSize {
  const { replicas, resources } = cluster.vmselect;
  const needs = vmselectNeeds(storageDemand(environment, cluster), replicas);
  return explicitOr(environment, ['victoriaMetrics', 'vmselect'], resources, rounded(needs));
}

export function sizeSingleNode(
  environment: VictoriaMetricsLoad,
  choices: VictoriaMetricsSingleNode,
): ProgramSize {
  const needs = singleNodeNeeds(storageDemand(environment, choices));
  return explicitOr(environment, ['victoriaMetrics'], choices.resources, rounded(needs));
}

export function sizeVmauth(environment: VictoriaMetricsLoad, choices: VictoriaMetricsChoices): ProgramSize {
  const { replicas, resources } = choices.vmauth;
  return explicitOr(environment, ['victoriaMetrics', 'vmauth'], resources, {
    cpu: cores(vmauthNeeds(storageDemand(environment, choices), replicas).cpu),
    memory: { value: mebibytes(256), from: 'enough for some hundred requests at once' },
  });
}

/** Its rules are few, and look at recorded series. */
export function sizeVmalert(environment: VictoriaMetricsLoad, choices: VictoriaMetricsChoices): ProgramSize {
  const size = fixedSize(0.25, mebibytes(256), 'enough for some hundred rules');
  return explicitOr(environment, ['victoriaMetrics', 'vmalert'], choices.vmalert.resources, size);
}
