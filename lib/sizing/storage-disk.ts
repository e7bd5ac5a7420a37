import type { Need } from '#lib/sizing/need';
import { incoming, type StorageDemand } from '#lib/sizing/storage-demand';
import { type Duration, days } from '#lib/units/duration';

/**
 * Bytes of a sample on disk. The documentation says one or less; seen between 0.17 (slow counters) and 1.3 (fast counters
 * with jitter), 0.3 to 1.1 over whole installations; docs/sizing.md has what was measured here.
 */
export const bytesPerSample = 1;

/** 20 % of the disk stay free for merges: https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#capacity-planning */
const freeFactor = 1.25;

/** The index of series beside their samples: 20 %, more where series come and go. */
const indexFactor = 1.2;

/** Bytes of the index that a new series takes, that of its first day included: docs/sizing.md has what was measured. */
export const indexBytesPerSeries = 128;

/**
 * Series that begin in a day, of the active ones: above three times as many VictoriaMetrics itself warns of churn
 * (TooHighChurnRate24h): https://github.com/VictoriaMetrics/VictoriaMetrics/blob/master/deployment/docker/rules/alerts-cluster.yml
 */
const mostNewPerActive = 3;

/**
 * What expires stays until its part of the storage has expired as a whole: a day for up to 30 days, a month above.
 * https://docs.victoriametrics.com/guides/understand-your-setup-size/#retention-perioddisk-space
 */
const cycleOf = (retention: Duration): Duration => (days(30).isShorterThan(retention) ? days(31) : days(1));

/**
 * What the volume of each node has to hold.
 *
 * @param nodes over how many nodes it is spread; 0 is the single node, which is not named
 */
export function storageDiskNeed(demand: StorageDemand, nodes: number): Need {
  const { retention, copies, newSeriesPerDay } = demand;
  const { unit, declared, each, from } = incoming(demand);
  const cycle = cycleOf(retention);
  const time = retention.plus(cycle);
  const spread = (copies / Math.max(1, nodes)) * freeFactor;
  const begun = ((newSeriesPerDay ?? 0) * time.inSeconds) / days(1).inSeconds;
  return {
    unit,
    declared,
    base: begun * indexBytesPerSeries * spread,
    each: each * time.inSeconds * bytesPerSample * indexFactor * spread,
    from: `${samples(from, retention, cycle, newSeriesPerDay)} x ${freeFactor} (free for merges)${nodes === 0 ? '' : ` x ${copies} copies / ${nodes} nodes`}`,
  };
}

function samples(from: string, retention: Duration, cycle: Duration, begun: number | undefined): string {
  const kept = `${from} x (${retention} + ${cycle}) x ${bytesPerSample} byte x ${indexFactor} (index)`;
  if (begun === undefined) return kept;
  return `(${kept} + ${begun} new series/day x (${retention} + ${cycle}) x ${indexBytesPerSeries} bytes)`;
}

/** The churn that its caches are made for. What is needed and given is series. */
export const churnNeed = (newSeriesPerDay: number): Need => ({
  unit: 'new series/day',
  declared: newSeriesPerDay,
  base: 0,
  each: 1 / mostNewPerActive,
  from: `a third of ${newSeriesPerDay} new series/day`,
});
