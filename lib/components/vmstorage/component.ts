import { sized } from '#lib/components/choice';
import {
  commonChoice,
  replicasChoice,
  sizeChoices,
  storageChoice,
} from '#lib/components/victoria-metrics/choices';
import { deduplicationChoice, deduplicationInterval } from '#lib/components/victoria-metrics/deduplication';
import type { ClusterInput, WithJobs } from '#lib/components/victoria-metrics/input';
import { keptSamples } from '#lib/components/victoria-metrics/kept-samples';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import {
  storageIsNotRestarted,
  storageStartsWithin,
} from '#lib/components/victoria-metrics/storage-arguments';
import { stopsWithin, vmstorageArguments } from '#lib/components/vmstorage/arguments';
import { sizeDisk } from '#lib/sizing/long-term-storage';
import { sizeVmstorage } from '#lib/sizing/victoria-metrics';
import { vmstorage as program } from '#lib/topology/programs';
import { minutes } from '#lib/units/duration';

/** A storage node of the cluster: keeps samples. */
export function vmstorageProgram({
  environment,
  choices,
  jobs,
}: ClusterInput & WithJobs): VictoriaMetricsProgram {
  const { replicas, storage, flags } = choices.vmstorage;
  const size = sizeVmstorage(environment, choices);
  const deduplication = deduplicationInterval(environment, jobs);
  return {
    program,
    size,
    storage,
    keeps: keptSamples(choices.retention, choices.replicationFactor),
    arguments: (paths) => vmstorageArguments(paths, choices, deduplication),
    files: [],
    secretFiles: [],
    secretVariables: {},
    siteFlags: { path: ['victoriaMetrics', program.name, 'flags'], flags },
    choices: [
      replicasChoice(environment, program.name, replicas),
      commonChoice(environment, 'retention', choices.retention, 'retention'),
      storageChoice(environment, storage, program.name),
      sized('storage needed', sizeDisk(environment, choices)),
      ...sizeChoices(size),
      deduplicationChoice(deduplication),
    ],
    // A node that takes two copies of a series with it takes the series.
    apart: choices.replicationFactor > 1,
    // The others have registered its series in the meantime, and it registers them again.
    settlesWithin: minutes(1),
    startsWithin: storageStartsWithin,
    stopsWithin,
    withoutLivenessProbe: storageIsNotRestarted,
  };
}
