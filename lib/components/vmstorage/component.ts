import { chosen, sized } from '#lib/components/choice';
import { replicasChoice, sizeChoices, storageChoice } from '#lib/components/victoria-metrics/choices';
import { deduplicationChoice, deduplicationOf } from '#lib/components/victoria-metrics/deduplication';
import type { ClusterTierInput, WithJobs } from '#lib/components/victoria-metrics/input';
import { keptSamples } from '#lib/components/victoria-metrics/kept-samples';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import {
  storageIsNotRestarted,
  storageStartsWithin,
} from '#lib/components/victoria-metrics/storage-arguments';
import { stopsWithin, vmstorageArguments } from '#lib/components/vmstorage/arguments';
import { sizeDisk } from '#lib/sizing/long-term-storage';
import { sizeVmstorage } from '#lib/sizing/victoria-metrics';
import { tierPrograms } from '#lib/topology/tier-programs';
import { minutes } from '#lib/units/duration';

/** A storage node of a tier: keeps samples. */
export function vmstorageProgram({
  environment,
  tier,
  jobs,
}: ClusterTierInput & WithJobs): VictoriaMetricsProgram {
  const { choices } = tier;
  const { replicas, storage, flags } = choices.vmstorage;
  const path = [...tier.path, 'vmstorage'];
  const size = sizeVmstorage(environment, tier);
  const deduplication = deduplicationOf(tier, environment, jobs);
  return {
    program: tierPrograms[tier.name].vmstorage,
    size,
    storage,
    keeps: keptSamples(choices.retention, choices.replicationFactor, environment.victoriaMetrics?.backup),
    arguments: (paths) => vmstorageArguments(paths, tier, deduplication),
    files: [],
    secretFiles: [],
    secretVariables: {},
    siteFlags: { path: [...path, 'flags'], flags },
    choices: [
      replicasChoice(environment, replicas, ...path),
      chosen(environment, 'retention', choices.retention, [...tier.path, 'retention']),
      storageChoice(environment, storage, ...path),
      sized('storage needed', sizeDisk(environment, tier)),
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
