import type { Environment } from '#lib/environment/environment';
import { resolutions, type Tier } from '#lib/environment/tiers';
import type { Duration } from '#lib/units/duration';

/** What of an environment decides how large VictoriaMetrics is. */
export type VictoriaMetricsLoad = Pick<Environment, 'load' | 'prometheus' | 'place'>;

/** What VictoriaMetrics, or one tier of it, is asked to store. */
export interface StorageDemand {
  /** Samples that are scraped per second. */
  readonly samplesPerSecond: number;
  /** How many replicas of Prometheus send each of them. */
  readonly senders: number;
  /** Series that got a sample in the last hour. */
  readonly activeSeries: number;
  /** Churn: series that begin each day. @default no more than the reserves of the model hold */
  readonly newSeriesPerDay?: number;
  /** How long samples are kept. */
  readonly retention: Duration;
  /** On how many nodes each sample is kept. */
  readonly copies: number;
  /** Of each series, one sample in such a time comes in: it was thinned out before. @default all that are sent come in */
  readonly resolution?: Duration;
}

/** What an environment asks of a tier of its long-term storage: of hot everything, of the others one sample of each series in a time. */
export const storageDemand = (
  { load, prometheus }: VictoriaMetricsLoad,
  { name, choices }: Pick<Tier, 'name' | 'choices'>,
): StorageDemand => ({
  samplesPerSecond: load.samplesPerSecond,
  senders: prometheus.replicas,
  activeSeries: load.activeSeries,
  ...(load.newSeriesPerDay !== undefined && { newSeriesPerDay: load.newSeriesPerDay }),
  retention: choices.retention,
  copies: choices.kind === 'cluster' ? choices.replicationFactor : 1,
  ...(name !== 'hot' && { resolution: resolutions[name] }),
});

/** Samples per second that come in, and the load that they grow with. */
export interface Incoming {
  readonly unit: 'samples/s' | 'active series';
  readonly declared: number;
  /** Samples per second for each unit of that load. */
  readonly each: number;
  readonly perSecond: number;
  /** In words, where it is not `perSecond` alone. */
  readonly from: string;
}

/**
 * What comes in: every replica of Prometheus sends all of it. Deduplication takes that back only in part, which is not counted
 * on: it knows one interval, the smallest of all jobs (500 ms), so that series that are scraped less often keep the samples
 * of both replicas. What the fastest job sends twice is thrown away when parts are merged, after it was stored; how much that is,
 * is not known where targets are discovered.
 * https://docs.victoriametrics.com/victoriametrics/single-server-victoriametrics/#deduplication
 *
 * With a resolution at most one sample of each series comes in per interval, whoever sent it, and no more than are sent.
 */
export function incoming({ samplesPerSecond, senders, activeSeries, resolution }: StorageDemand): Incoming {
  const sent = samplesPerSecond * senders;
  if (resolution !== undefined && activeSeries / resolution.inSeconds < sent) {
    return {
      unit: 'active series',
      declared: activeSeries,
      each: 1 / resolution.inSeconds,
      perSecond: activeSeries / resolution.inSeconds,
      from: `${activeSeries} series / ${resolution}`,
    };
  }
  return {
    unit: 'samples/s',
    declared: samplesPerSecond,
    each: senders,
    perSecond: sent,
    from: `${sent} samples/s (of ${senders} Prometheus)`,
  };
}
