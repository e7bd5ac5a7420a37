import type { Component } from '#lib/components/component';
import {
  commonChoice,
  flagChoices,
  replicasChoice,
  sizeChoices,
} from '#lib/components/victoria-metrics/choices';
import {
  statelessStartsWithin,
  statelessStopsWithin,
} from '#lib/components/victoria-metrics/common-arguments';
import type { ClusterInput } from '#lib/components/victoria-metrics/input';
import { victoriaMetricsComponent } from '#lib/components/victoria-metrics/program';
import { vminsertArguments } from '#lib/components/vminsert/arguments';
import { sizeVminsert } from '#lib/sizing/victoria-metrics';
import { vminsert as program } from '#lib/topology/programs';

/** Distributes samples over the storage nodes. */
export function vminsert({ environment, choices, images }: ClusterInput): Component {
  const { replicas, flags } = choices.vminsert;
  const size = sizeVminsert(environment, choices);
  return victoriaMetricsComponent(
    {
      program,
      size,
      arguments: (paths) => vminsertArguments(paths, environment, choices),
      files: [],
      secretFiles: [],
      secretVariables: {},
      choices: [
        replicasChoice(environment, program.name, replicas),
        commonChoice(environment, 'replication factor', choices.replicationFactor, 'replicationFactor'),
        ...sizeChoices(size),
        ...flagChoices(environment, flags, program.name),
      ],
      startsWithin: statelessStartsWithin,
      stopsWithin: statelessStopsWithin,
    },
    environment,
    images,
  );
}
