import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import type { Sized } from '#lib/sizing/sized';
import { sentPerSecond, type VictoriaMetricsLoad } from '#lib/sizing/victoria-metrics';
import { type Bytes, gibibytes } from '#lib/units/bytes';
import { type Duration, days } from '#lib/units/duration';

/**
 * Bytes of a sample on disk. The documentation says one or less; seen between 0.17 (slow counters) and 1.3 (fast counters
 * with jitter), 0.3 to 1.1 over whole installations.
 */
const bytesPerSample = 1;

/** 20 % of the disk stay free for merges: https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#capacity-planning */
const freeFactor = 1.25;

/** The index of series beside their samples: 20 %, more where series come and go. */
const indexFactor = 1.2;

/**
 * What expires stays until its part of the storage has expired as a whole: a day for up to 30 days, a month above.
 * https://docs.victoriametrics.com/guides/understand-your-setup-size/#retention-perioddisk-space
 */
const cycleOf = (retention: Duration): Duration => (days(30).isShorterThan(retention) ? days(31) : days(1));

/**
 * What the volume of each node has to hold. Both replicas of Prometheus count: deduplication knows one interval, so series
 * that are scraped less often than the fastest job keep the samples of both.
 */
export function sizeDisk(environment: VictoriaMetricsLoad, choices: VictoriaMetricsChoices): Sized<Bytes> {
  const { retention } = choices;
  const cycle = cycleOf(retention);
  const samples = sentPerSecond(environment);
  const { copies, nodes, formula } = spreadOf(choices);
  const bytes =
    (samples * copies * retention.plus(cycle).inSeconds * bytesPerSample * indexFactor * freeFactor) / nodes;
  return {
    value: gibibytes(Math.ceil(bytes / gibibytes(1).inBytes)),
    from: `${samples} samples/s (of ${environment.prometheus.replicas} Prometheus) x (${retention} + ${cycle}) x ${bytesPerSample} byte x ${indexFactor} (index) x ${freeFactor} (free for merges)${formula}`,
  };
}

/** How often each sample is kept, and over how many nodes. */
function spreadOf(choices: VictoriaMetricsChoices) {
  if (choices.kind === 'single node') return { copies: 1, nodes: 1, formula: '' };
  const { replicationFactor: copies, vmstorage } = choices;
  const nodes = vmstorage.replicas;
  return { copies, nodes, formula: ` x ${copies} copies / ${nodes} nodes` };
}
