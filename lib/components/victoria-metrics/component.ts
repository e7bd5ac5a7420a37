import { chosen, sized } from '#lib/components/choice';
import { victoriaMetricsArguments } from '#lib/components/victoria-metrics/arguments';
import { sizeChoices, storageChoice } from '#lib/components/victoria-metrics/choices';
import { requestsEndWithin } from '#lib/components/victoria-metrics/common-arguments';
import { deduplicationChoice, deduplicationOf } from '#lib/components/victoria-metrics/deduplication';
import type { SingleNodeTierInput, WithJobs } from '#lib/components/victoria-metrics/input';
import { keptSamples } from '#lib/components/victoria-metrics/kept-samples';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { isReplaceable } from '#lib/components/victoria-metrics/replaceable';
import {
  storageIsNotRestarted,
  storageStartsWithin,
} from '#lib/components/victoria-metrics/storage-arguments';
import { sizeDisk } from '#lib/sizing/long-term-storage';
import { sizeSingleNode } from '#lib/sizing/victoria-metrics';
import { tierPrograms } from '#lib/topology/tier-programs';
import { minutes } from '#lib/units/duration';

/** A tier as one program. */
export function victoriaMetricsProgram({
  environment,
  tier,
  jobs,
}: SingleNodeTierInput & WithJobs): VictoriaMetricsProgram {
  const { path, choices } = tier;
  const { retention, storage, flags } = choices;
  const size = sizeSingleNode(environment, tier);
  const deduplication = deduplicationOf(tier, environment, jobs);
  return {
    program: tierPrograms[tier.name].victoriaMetrics,
    size,
    storage,
    keeps: keptSamples(retention, 1, environment.victoriaMetrics?.backup),
    arguments: (paths) => victoriaMetricsArguments(paths, choices, deduplication, size.memory.value),
    files: [],
    secretFiles: [],
    secretVariables: {},
    siteFlags: { path: [...path, 'flags'], flags },
    choices: [
      chosen(environment, 'retention', retention, [...path, 'retention']),
      storageChoice(environment, storage, ...path),
      sized('storage needed', sizeDisk(environment, tier)),
      ...sizeChoices(size),
      deduplicationChoice(deduplication),
    ],
    startsWithin: storageStartsWithin,
    // Requests end, and what is only in memory is written.
    stopsWithin: requestsEndWithin.plus(minutes(5)),
    withoutLivenessProbe: storageIsNotRestarted,
    ...(isReplaceable(environment, tier) && { hasService: true }),
  };
}
