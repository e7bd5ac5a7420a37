import { sized } from '#lib/components/choice';
import { victoriaMetricsArguments } from '#lib/components/victoria-metrics/arguments';
import { commonChoice, sizeChoices, storageChoice } from '#lib/components/victoria-metrics/choices';
import { requestsEndWithin } from '#lib/components/victoria-metrics/common-arguments';
import { deduplicationChoice, deduplicationInterval } from '#lib/components/victoria-metrics/deduplication';
import type { SingleNodeInput, WithJobs } from '#lib/components/victoria-metrics/input';
import { keptSamples } from '#lib/components/victoria-metrics/kept-samples';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import {
  storageIsNotRestarted,
  storageStartsWithin,
} from '#lib/components/victoria-metrics/storage-arguments';
import { sizeDisk } from '#lib/sizing/long-term-storage';
import { sizeSingleNode } from '#lib/sizing/victoria-metrics';
import { victoriaMetrics as program } from '#lib/topology/programs';
import { minutes } from '#lib/units/duration';

/** VictoriaMetrics as one program. */
export function victoriaMetricsProgram({
  environment,
  choices,

  jobs,
}: SingleNodeInput & WithJobs): VictoriaMetricsProgram {
  const { retention, storage, flags } = choices;
  const size = sizeSingleNode(environment, choices);
  const deduplication = deduplicationInterval(environment, jobs);
  return {
    program,
    size,
    storage,
    keeps: keptSamples(retention, 1),
    arguments: (paths) => victoriaMetricsArguments(paths, choices, deduplication, size.memory.value),
    files: [],
    secretFiles: [],
    secretVariables: {},
    siteFlags: { path: ['victoriaMetrics', 'flags'], flags },
    choices: [
      commonChoice(environment, 'retention', retention, 'retention'),
      storageChoice(environment, storage),
      sized('storage needed', sizeDisk(environment, choices)),
      ...sizeChoices(size),
      deduplicationChoice(deduplication),
    ],
    startsWithin: storageStartsWithin,
    // Requests end, and what is only in memory is written.
    stopsWithin: requestsEndWithin.plus(minutes(5)),
    withoutLivenessProbe: storageIsNotRestarted,
  };
}
