import type { Environment, Load } from '#lib/environment/environment';
import { explicitOr } from '#lib/sizing/explicit';
import { type Need, needed } from '#lib/sizing/need';
import { halfCores, largeMemory, largestReplica } from '#lib/sizing/rounded';
import type { ProgramNeeds, Sized } from '#lib/sizing/sized';
import { type Bytes, mebibytes } from '#lib/units/bytes';
import { Duration, days, minutes } from '#lib/units/duration';

/**
 * Memory of a series in the head block: 732 bytes, 32 per label (about 10), twice its name, and the chunk that is
 * being filled, doubled for garbage collection, come to 3 KiB
 * (https://www.robustperception.io/how-much-ram-does-prometheus-2-x-need-for-cardinality-and-ingestion);
 * Prometheus 3.14 with 20,000 series scraped every second took 3.8 KiB (seen once); docs/sizing.md has what was measured.
 */
export const headBytesPerSeries = 4 * 1024;

/** What Prometheus takes without any series: 60 MiB (assumed), and room for its own caches. */
const baseMemory = mebibytes(512);

/** https://prometheus.io/docs/practices/remote_write/#resource-usage: about 25 % more. */
const remoteWriteFactor = 1.25;

/** Room for queries, rules, series that churn, and the replay of the write-ahead log. Assumed. */
const memoryHeadroom = 1.5;

/**
 * Samples per second that one core scrapes, evaluates, compacts and sends. Scraping alone was once seen at 600,000;
 * the rest is assumed to take five times as much.
 */
export const samplesPerPrometheusCore = 100_000;

/** Upper end of the 1-2 bytes of https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects. */
export const blockBytesPerSample = 2;

/** A sample in the compressed write-ahead log (7.5 seen once) and in the chunks of the head block. */
const headBytesPerSample = 10;

/** The head block holds up to 1.5 of its 2 hours more before it is compacted, and the write-ahead log with it. */
const headSpan = Duration.milliseconds(3 * 3_600_000);

/**
 * Samples of the write-ahead log that one core reads back per second: 4.4 million seen once with the log in the
 * page cache; less than half of that from a disk.
 */
const replayedPerSecond = 2_000_000;

const shortestStart = minutes(15);

/** What one replica of Prometheus needs. */
export interface PrometheusSize {
  /** Cores. */
  readonly cpu: Sized<number>;
  readonly memory: Sized<Bytes>;
  /** How long a start may take: the write-ahead log is read back before it is ready. */
  readonly startup: Sized<Duration>;
  /** How far back `retention.size` reaches at the declared load. */
  readonly reach: Sized<Duration>;
}

/** What of an environment decides how large Prometheus is. */
export type PrometheusLoad = Pick<
  Environment,
  'load' | 'prometheus' | 'victoriaMetrics' | 'remoteWrite' | 'place'
>;

/** Sizes of one replica for the declared load. Explicit sizes win. */
export function sizePrometheus(environment: PrometheusLoad): PrometheusSize {
  const { load, prometheus } = environment;
  const { cpu, memory } = prometheusNeeds(load, sendsSamples(environment));
  return {
    ...explicitOr(environment, ['prometheus'], prometheus.resources, {
      cpu: halfCores(cpu),
      memory: largeMemory(memory),
    }),
    startup: sizeStartup(load.samplesPerSecond),
    reach: sizeReach(load.samplesPerSecond, prometheus.retention.size),
  };
}

/** What the declared load needs of one replica: each scrapes, and keeps, all of it. @param sends whether it sends its samples on */
export function prometheusNeeds(load: Load, sends: boolean): ProgramNeeds {
  const { samplesPerSecond } = load;
  return {
    cpu: {
      unit: 'samples/s',
      declared: samplesPerSecond,
      base: 0,
      each: 1 / samplesPerPrometheusCore,
      from: `${samplesPerSecond} samples/s / ${samplesPerPrometheusCore} per core`,
    },
    memory: memoryNeed(load, sends ? remoteWriteFactor : 1),
  };
}

export const sendsSamples = ({ victoriaMetrics, remoteWrite }: PrometheusLoad): boolean =>
  victoriaMetrics !== undefined || remoteWrite !== undefined;

/** Into how many environments the targets have to be split, so that the largest replica carries its part. */
export const partsOf = ({ cpu, memory }: ProgramNeeds): number =>
  Math.ceil(Math.max(needed(cpu) / largestReplica.cpu, needed(memory) / largestReplica.memory.inBytes));

function memoryNeed({ activeSeries, newSeriesPerDay }: Load, remoteWrite: number): Need {
  const each = headBytesPerSeries * remoteWrite * memoryHeadroom;
  // A series that has ended stays until the head block is compacted.
  const ended = Math.ceil(((newSeriesPerDay ?? 0) * headSpan.inSeconds) / days(1).inSeconds);
  const series =
    newSeriesPerDay === undefined
      ? `${activeSeries} series`
      : `(${activeSeries} series + ${ended} that ended within ${headSpan})`;
  return {
    unit: 'active series',
    declared: activeSeries,
    base: baseMemory.inBytes + ended * each,
    each,
    from: `512 MiB + ${series} x 4 KiB x ${remoteWrite} (remote write) x ${memoryHeadroom} (headroom)`,
  };
}

/** What blocks, write-ahead log and head take of samples that are kept for some time. @param words what that time is */
export const keptNeed = (samplesPerSecond: number, time: Duration, words: string): Need => ({
  unit: 'samples/s',
  declared: samplesPerSecond,
  base: 0,
  each: time.inSeconds * blockBytesPerSample + headSpan.inSeconds * headBytesPerSample,
  from: `${samplesPerSecond} samples/s x (${words} x ${blockBytesPerSample} bytes + ${headSpan} of write-ahead log and head x ${headBytesPerSample} bytes)`,
});

/** What `retention.size` has to hold at least: half of the time that it promises. */
export function retentionNeed({ load, prometheus }: Pick<PrometheusLoad, 'load' | 'prometheus'>): Need {
  const half = prometheus.retention.time.times(0.5);
  return keptNeed(load.samplesPerSecond, half, `${half}, half of retention.time,`);
}

function sizeStartup(samplesPerSecond: number): Sized<Duration> {
  const replay = minutes(Math.ceil((headSpan.inSeconds * samplesPerSecond) / replayedPerSecond / 60));
  return {
    value: replay.isShorterThan(shortestStart) ? shortestStart : replay,
    from: `${headSpan} of ${samplesPerSecond} samples/s in the write-ahead log / ${replayedPerSecond} read back per second, at least ${shortestStart}`,
  };
}

function sizeReach(samplesPerSecond: number, size: Bytes): Sized<Duration> {
  const head = headSpan.inSeconds * samplesPerSecond * headBytesPerSample;
  const blocks = Math.max(0, size.inBytes - head);
  return {
    value: minutes(Math.floor(blocks / (samplesPerSecond * blockBytesPerSample) / 60)),
    from: `(retention.size ${size} - ${headSpan} x ${headBytesPerSample} bytes of write-ahead log and head) / (${samplesPerSecond} samples/s x ${blockBytesPerSample} bytes)`,
  };
}
