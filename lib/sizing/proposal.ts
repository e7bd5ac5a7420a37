import type { Load } from '#lib/environment/environment';
import { proposeMetrics } from '#lib/sizing/propose-metrics';
import { proposeLogs, proposeTraces } from '#lib/sizing/propose-signals';
import type { Proposed } from '#lib/sizing/proposed';
import type { KeptTraces } from '#lib/sizing/spans';
import type { StorageDemand } from '#lib/sizing/storage-demand';
import type { Duration } from '#lib/units/duration';

/** What a site without an environment file asks for. */
export interface Asked {
  readonly load: Load;
  /** Of its long-term storage. */
  readonly storage: StorageDemand;
  readonly traces: KeptTraces;
  readonly logRetention: Duration;
}

/** The fewest replicas of each program that carry a load while one is away, and what each of them needs. */
export const propose = ({ load, storage, traces, logRetention }: Asked): readonly Proposed[] => [
  ...proposeMetrics(load, storage),
  ...proposeTraces(load, traces),
  ...proposeLogs(load, logRetention),
];
