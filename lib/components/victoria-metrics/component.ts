import type { Component } from '#lib/components/component';
import { victoriaMetricsArguments } from '#lib/components/victoria-metrics/arguments';
import {
  commonChoice,
  flagChoices,
  sizeChoices,
  storageChoice,
} from '#lib/components/victoria-metrics/choices';
import { requestsEndWithin } from '#lib/components/victoria-metrics/common-arguments';
import { deduplicationChoice, deduplicationInterval } from '#lib/components/victoria-metrics/deduplication';
import type { SingleNodeInput, WithJobs } from '#lib/components/victoria-metrics/input';
import { victoriaMetricsComponent } from '#lib/components/victoria-metrics/program';
import {
  storageIsNotRestarted,
  storageStartsWithin,
} from '#lib/components/victoria-metrics/storage-arguments';
import { sizeSingleNode } from '#lib/sizing/victoria-metrics';
import { victoriaMetrics as program } from '#lib/topology/programs';
import { minutes } from '#lib/units/duration';

/** VictoriaMetrics as one program. */
export function victoriaMetrics({
  environment,
  choices,
  images,
  jobs,
}: SingleNodeInput & WithJobs): Component {
  const { retention, storage, flags } = choices;
  const size = sizeSingleNode(environment, choices);
  const deduplication = deduplicationInterval(environment, jobs);
  return victoriaMetricsComponent(
    {
      program,
      size,
      storage,
      arguments: (paths) => victoriaMetricsArguments(paths, choices, deduplication, size.memory.value),
      files: [],
      secretFiles: [],
      secretVariables: {},
      choices: [
        commonChoice(environment, 'retention', retention, 'retention'),
        storageChoice(environment, storage),
        ...sizeChoices(size),
        deduplicationChoice(deduplication),
        ...flagChoices(environment, flags),
      ],
      startsWithin: storageStartsWithin,
      // Requests end, and what is only in memory is written.
      stopsWithin: requestsEndWithin.plus(minutes(5)),
      withoutLivenessProbe: storageIsNotRestarted,
    },
    environment,
    images,
  );
}
