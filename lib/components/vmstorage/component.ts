import type { Component } from '#lib/components/component';
import {
  commonChoice,
  flagChoices,
  replicasChoice,
  sizeChoices,
  storageChoice,
} from '#lib/components/victoria-metrics/choices';
import { deduplicationChoice, deduplicationInterval } from '#lib/components/victoria-metrics/deduplication';
import type { ClusterInput, WithJobs } from '#lib/components/victoria-metrics/input';
import { victoriaMetricsComponent } from '#lib/components/victoria-metrics/program';
import {
  storageIsNotRestarted,
  storageStartsWithin,
} from '#lib/components/victoria-metrics/storage-arguments';
import { stopsWithin, vmstorageArguments } from '#lib/components/vmstorage/arguments';
import { sizeVmstorage } from '#lib/sizing/victoria-metrics';
import { vmstorage as program } from '#lib/topology/programs';

/** A storage node of the cluster: keeps samples. */
export function vmstorage({ environment, choices, images, jobs }: ClusterInput & WithJobs): Component {
  const { replicas, storage, flags } = choices.vmstorage;
  const size = sizeVmstorage(environment, choices);
  const deduplication = deduplicationInterval(environment, jobs);
  return victoriaMetricsComponent(
    {
      program,
      size,
      storage,
      arguments: (paths) => vmstorageArguments(paths, choices, deduplication),
      files: [],
      secretFiles: [],
      secretVariables: {},
      choices: [
        replicasChoice(environment, program.name, replicas),
        commonChoice(environment, 'retention', choices.retention, 'retention'),
        storageChoice(environment, storage, program.name),
        ...sizeChoices(size),
        deduplicationChoice(deduplication),
        ...flagChoices(environment, flags, program.name),
      ],
      startsWithin: storageStartsWithin,
      stopsWithin,
      withoutLivenessProbe: storageIsNotRestarted,
    },
    environment,
    images,
  );
}
