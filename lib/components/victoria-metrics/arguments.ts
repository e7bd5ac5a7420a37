import type { Argument } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import { insertArguments } from '#lib/components/victoria-metrics/insert-arguments';
import { searchArguments } from '#lib/components/victoria-metrics/search-arguments';
import { storageArguments } from '#lib/components/victoria-metrics/storage-arguments';
import type { SingleNodeTier } from '#lib/environment/metrics-choices';
import type { Bytes } from '#lib/units/bytes';
import type { Duration } from '#lib/units/duration';

/** The command line of the single node, which stores, takes samples and answers. @param memory its memory limit */
export const victoriaMetricsArguments = (
  paths: ReplicaPaths,
  choices: SingleNodeTier,
  deduplication: Duration,
  memory: Bytes,
): readonly Argument[] => [
  ...storageArguments(paths, choices.storage, choices.retention, deduplication),
  ...insertArguments,
  ...searchArguments(memory),
];
