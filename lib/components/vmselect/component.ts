import type { Argument } from '#lib/components/argument';
import { chosen } from '#lib/components/choice';
import { replicasChoice, sizeChoices, storageChoice } from '#lib/components/victoria-metrics/choices';
import {
  statelessStartsWithin,
  statelessStopsWithin,
} from '#lib/components/victoria-metrics/common-arguments';
import {
  deduplicationChoice,
  deduplicationInterval,
  deduplicationOf,
} from '#lib/components/victoria-metrics/deduplication';
import type { ClusterTierInput, WithJobs } from '#lib/components/victoria-metrics/input';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { isReplaceable } from '#lib/components/victoria-metrics/replaceable';
import { storageGroupArguments, storageNodeArguments } from '#lib/components/victoria-metrics/storage-nodes';
import { vmselectArguments } from '#lib/components/vmselect/arguments';
import type { Environment, KeyPath } from '#lib/environment/environment';
import type { KeepingChoices } from '#lib/environment/metrics-choices';
import { isCluster, tiersOf } from '#lib/environment/tiers';
import { sizeVmselect } from '#lib/sizing/victoria-metrics';
import { type ServedProgram, tierPrograms, vmselectAll } from '#lib/topology/tier-programs';
import type { Duration } from '#lib/units/duration';

/** Answers queries from the storage nodes of a tier. */
export function vmselectProgram({
  environment,
  tier,
  jobs,
}: ClusterTierInput & WithJobs): VictoriaMetricsProgram {
  const { vmselect, replicationFactor } = tier.choices;
  const described = describe(environment, {
    program: tierPrograms[tier.name].vmselect,
    choices: vmselect,
    path: [...tier.path, 'vmselect'],
    deduplication: deduplicationOf(tier, environment, jobs),
    storageNodes: [
      ...storageNodeArguments(environment, tier, 'select'),
      {
        flag: `-replicationFactor=${replicationFactor}`,
        why: 'an answer is complete as long as fewer storage nodes are away; vminsert has the same',
      },
    ],
  });
  return {
    ...described,
    ...(isReplaceable(environment, tier) && { hasService: true }),
    choices: [
      ...described.choices,
      chosen(environment, 'replication factor', replicationFactor, [...tier.path, 'replicationFactor']),
    ],
  };
}

/**
 * Answers from all tiers at once: the samples of warm and cold are some of those of hot, with their times and values, so
 * that the finest interval leaves every sample once.
 */
export const vmselectAllProgram = ({
  environment,
  choices,
  jobs,
}: WithJobs & {
  readonly environment: Environment;
  readonly choices: KeepingChoices;
}): VictoriaMetricsProgram =>
  describe(environment, {
    program: vmselectAll,
    choices,
    path: ['victoriaMetrics', 'vmselectAll'],
    deduplication: deduplicationInterval(environment, jobs),
    storageNodes: storageGroupArguments(environment, tiersOf(environment).filter(isCluster)),
  });

interface Vmselect {
  readonly program: ServedProgram;
  readonly choices: KeepingChoices;
  /** Where the choices stand. */
  readonly path: KeyPath;
  readonly deduplication: Duration;
  readonly storageNodes: readonly Argument[];
}

function describe(
  environment: Environment,
  { program, choices, path, deduplication, storageNodes }: Vmselect,
): VictoriaMetricsProgram {
  const { replicas, storage, flags } = choices;
  const size = sizeVmselect(environment, choices, path);
  return {
    program,
    size,
    storage,
    keeps: {
      what: 'results of queries, so that they need not be worked out again',
      retention: 'until the volume is full',
      backup: { kind: 'not needed', why: 'it is a cache' },
    },
    arguments: (paths) => vmselectArguments(paths, storageNodes, deduplication, size.memory.value),
    files: [],
    secretFiles: [],
    secretVariables: {},
    siteFlags: { path: [...path, 'flags'], flags },
    choices: [
      replicasChoice(environment, replicas, ...path),
      storageChoice(environment, storage, ...path),
      ...sizeChoices(size),
      deduplicationChoice(deduplication),
    ],
    startsWithin: statelessStartsWithin,
    stopsWithin: statelessStopsWithin,
  };
}
