import { commonChoice, replicasChoice, sizeChoices } from '#lib/components/victoria-metrics/choices';
import {
  statelessStartsWithin,
  statelessStopsWithin,
} from '#lib/components/victoria-metrics/common-arguments';
import type { ClusterInput } from '#lib/components/victoria-metrics/input';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { vminsertArguments } from '#lib/components/vminsert/arguments';
import { sizeVminsert } from '#lib/sizing/victoria-metrics';
import { vminsert as program } from '#lib/topology/programs';

/** Distributes samples over the storage nodes. */
export function vminsertProgram({ environment, choices }: ClusterInput): VictoriaMetricsProgram {
  const { replicas, flags } = choices.vminsert;
  const size = sizeVminsert(environment, choices);
  return {
    program,
    size,
    arguments: () => vminsertArguments(environment, choices),
    files: [],
    secretFiles: [],
    secretVariables: {},
    siteFlags: { path: ['victoriaMetrics', program.name, 'flags'], flags },
    choices: [
      replicasChoice(environment, program.name, replicas),
      commonChoice(environment, 'replication factor', choices.replicationFactor, 'replicationFactor'),
      ...sizeChoices(size),
    ],
    startsWithin: statelessStartsWithin,
    stopsWithin: statelessStopsWithin,
  };
}
