import { chosen } from '#lib/components/choice';
import { replicasChoice, sizeChoices } from '#lib/components/victoria-metrics/choices';
import {
  statelessStartsWithin,
  statelessStopsWithin,
} from '#lib/components/victoria-metrics/common-arguments';
import type { ClusterTierInput } from '#lib/components/victoria-metrics/input';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { vminsertArguments } from '#lib/components/vminsert/arguments';
import { sizeVminsert } from '#lib/sizing/victoria-metrics';
import { tierPrograms } from '#lib/topology/tier-programs';

/** Distributes samples over the storage nodes of a tier. */
export function vminsertProgram({ environment, tier }: ClusterTierInput): VictoriaMetricsProgram {
  const { vminsert, replicationFactor } = tier.choices;
  const { replicas, flags } = vminsert;
  const path = [...tier.path, 'vminsert'];
  const size = sizeVminsert(environment, tier);
  return {
    program: tierPrograms[tier.name].vminsert,
    size,
    arguments: () => vminsertArguments(environment, tier),
    files: [],
    secretFiles: [],
    secretVariables: {},
    siteFlags: { path: [...path, 'flags'], flags },
    choices: [
      replicasChoice(environment, replicas, ...path),
      chosen(environment, 'replication factor', replicationFactor, [...tier.path, 'replicationFactor']),
      ...sizeChoices(size),
    ],
    startsWithin: statelessStartsWithin,
    stopsWithin: statelessStopsWithin,
  };
}
