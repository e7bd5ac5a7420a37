import {
  commonChoice,
  replicasChoice,
  sizeChoices,
  storageChoice,
} from '#lib/components/victoria-metrics/choices';
import {
  statelessStartsWithin,
  statelessStopsWithin,
} from '#lib/components/victoria-metrics/common-arguments';
import { deduplicationChoice, deduplicationInterval } from '#lib/components/victoria-metrics/deduplication';
import type { ClusterInput, WithJobs } from '#lib/components/victoria-metrics/input';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { vmselectArguments } from '#lib/components/vmselect/arguments';
import { sizeVmselect } from '#lib/sizing/victoria-metrics';
import { vmselect as program } from '#lib/topology/programs';

/** Answers queries from the storage nodes. */
export function vmselectProgram({
  environment,
  choices,
  jobs,
}: ClusterInput & WithJobs): VictoriaMetricsProgram {
  const { replicas, storage, flags } = choices.vmselect;
  const size = sizeVmselect(environment, choices);
  const deduplication = deduplicationInterval(environment, jobs);
  return {
    program,
    size,
    storage,
    keeps: {
      what: 'results of queries, so that they need not be worked out again',
      retention: 'until the volume is full',
      backup: { kind: 'not needed', why: 'it is a cache' },
    },
    arguments: (paths) => vmselectArguments(paths, environment, choices, deduplication, size.memory.value),
    files: [],
    secretFiles: [],
    secretVariables: {},
    siteFlags: { path: ['victoriaMetrics', program.name, 'flags'], flags },
    choices: [
      replicasChoice(environment, program.name, replicas),
      commonChoice(environment, 'replication factor', choices.replicationFactor, 'replicationFactor'),
      storageChoice(environment, storage, program.name),
      ...sizeChoices(size),
      deduplicationChoice(deduplication),
    ],
    startsWithin: statelessStartsWithin,
    stopsWithin: statelessStopsWithin,
  };
}
