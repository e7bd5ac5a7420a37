/**
 * How Prometheus' remote write queue is sized:
 * https://prometheus.io/docs/practices/remote_write/#parameters
 */
export interface RemoteWriteQueue {
  readonly maxSamplesPerSend: number;
  /** Samples buffered per shard. */
  readonly capacity: number;
  readonly minShards: number;
  readonly maxShards: number;
  readonly from: string;
}

/** From here on VictoriaMetrics recommends bigger requests: https://docs.victoriametrics.com/victoriametrics/integrations/prometheus/ */
const manySamplesPerSecond = 200_000;

/** How long one request may take on average before the queue falls behind. Assumed: ten times a good local network. */
const requestSeconds = 0.25;

/** How much faster than the scraped rate a backlog can be sent: an hour's outage is caught up in 20 minutes. */
const catchUp = 4;

/**
 * Shards = samples per second x seconds per request / samples per request; that many to start with, so that a start
 * does not build up a backlog, and four times as many to catch up. Capacity is three requests, the least that
 * the documentation recommends.
 */
export function sizeRemoteWrite(samplesPerSecond: number): RemoteWriteQueue {
  const maxSamplesPerSend = samplesPerSecond >= manySamplesPerSecond ? 10_000 : 2_000;
  const minShards = Math.max(1, Math.ceil((samplesPerSecond * requestSeconds) / maxSamplesPerSend));
  return {
    maxSamplesPerSend,
    capacity: maxSamplesPerSend * 3,
    minShards,
    maxShards: minShards * catchUp,
    from: `${samplesPerSecond} samples/s x ${requestSeconds} s per request / ${maxSamplesPerSend} samples per request, and ${catchUp} times that to catch up`,
  };
}
