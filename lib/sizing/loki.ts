import type { Environment } from '#lib/environment/environment';
import type { LogsChoices } from '#lib/environment/logs-choices';
import { explicitOr } from '#lib/sizing/explicit';
import type { Need } from '#lib/sizing/need';
import { left, leftInWords } from '#lib/sizing/replicas';
import { cores, disk, largeMemory } from '#lib/sizing/rounded';
import type { ProgramNeeds, ProgramSize, Sized } from '#lib/sizing/sized';
import { Bytes, gibibytes } from '#lib/units/bytes';
import { type Duration, days, hours } from '#lib/units/duration';

/** What of an environment decides how large Loki is. */
export type LogsLoad = Pick<Environment, 'load' | 'place'>;

/** By how many replicas of several each line is kept until it is in the bucket. */
export const linesAreKeptBy = 3;

/**
 * What a core and a GiB of memory carry, all parts of Loki together: the documentation sizes a cluster for up to 3 TB a day
 * with 38 cores and 59 GiB, three copies of each line included. https://grafana.com/docs/loki/latest/setup/size/
 */
const perCore = gibibytes(80);
const perGibibyte = gibibytes(50);

/** What Loki takes without any lines, and for a heavy query. Assumed. */
const base = gibibytes(1);

/** What a chunk takes of the lines in it, with its part of the index: text compresses to a fifth or less. Assumed: a quarter. */
const compressed = 0.25;

/** Lines are in memory, and so in the write-ahead log, for at most so long: `ingester.max_chunk_age`. */
export const longestInMemory = hours(2);

/** Above it Loki takes no more lines: `ingester.wal.disk_full_threshold`. */
export const fullAt = 0.9;

/** What the compactor and the index need to work. Assumed. */
const working = gibibytes(5);

/** What decides what is kept where. */
export interface KeptLogs {
  readonly retention: Duration;
  readonly storage:
    | { readonly kind: 'filesystem' }
    | { readonly kind: 'object storage'; readonly replicas: number };
}

const lines = ({ load }: Pick<LogsLoad, 'load'>): Bytes => load.logBytesPerDay ?? Bytes.of(0);

const replicasOf = ({ storage }: Pick<KeptLogs, 'storage'>): number =>
  storage.kind === 'filesystem' ? 1 : storage.replicas;

/** One replica: the others do its work while it is away. Explicit sizes win. */
export function sizeLoki(environment: LogsLoad, choices: LogsChoices): ProgramSize {
  const needs = lokiNeeds(environment, choices);
  return explicitOr(environment, ['logs'], choices.resources, {
    cpu: cores(needs.cpu),
    memory: largeMemory(needs.memory),
  });
}

/** What the declared load needs of one replica. */
export function lokiNeeds(
  environment: Pick<LogsLoad, 'load'>,
  choices: Pick<KeptLogs, 'storage'>,
): ProgramNeeds {
  const perDay = lines(environment);
  const replicas = replicasOf(choices);
  const load = { unit: 'log bytes/day', declared: perDay.inBytes } as const;
  const share = `${perDay} a day / ${leftInWords(replicas)}`;
  return {
    cpu: {
      ...load,
      base: 0,
      each: 1 / left(replicas) / perCore.inBytes,
      from: `${share} / ${perCore} per core`,
    },
    memory: {
      ...load,
      base: base.inBytes,
      each: gibibytes(1).inBytes / left(replicas) / perGibibyte.inBytes,
      from: `${base} + ${share} / ${perGibibyte} per GiB`,
    },
  };
}

/** What the volume of each replica needs. */
export const sizeLogVolume = (environment: LogsLoad, choices: LogsChoices): Sized<Bytes> =>
  disk(logVolumeNeed(environment, choices));

/** What the declared load needs of the volume of each replica. */
export function logVolumeNeed(environment: Pick<LogsLoad, 'load'>, { retention, storage }: KeptLogs): Need {
  const perDay = lines(environment);
  const load = {
    unit: 'log bytes/day',
    declared: perDay.inBytes,
    base: working.inBytes / fullAt,
  } as const;
  // The log, and the copy of it that each checkpoint makes.
  const log = (2 * longestInMemory.inMilliseconds) / days(1).inMilliseconds;
  if (storage.kind === 'filesystem') {
    const kept = (retention.inMilliseconds / days(1).inMilliseconds) * compressed;
    return {
      ...load,
      each: (kept + log) / fullAt,
      from: `${retention} of ${perDay} a day, compressed to a quarter, 2 x ${longestInMemory} of write-ahead log and ${working}, on 90 % of the volume`,
    };
  }
  return {
    ...load,
    each: (log * linesAreKeptBy) / storage.replicas / fullAt,
    from: `2 x ${longestInMemory} of ${perDay} a day, on ${linesAreKeptBy} of ${storage.replicas} replicas, and ${working}, on 90 % of the volume`,
  };
}

/** What Loki takes at most, in MB (10^6 bytes) a second and at once: more is refused, and waits with who sends it. */
export interface IngestionLimits {
  readonly rate: number;
  readonly burst: number;
}

/**
 * Ten times the average of the day, as lines come in waves, and not less than what Loki allows by itself (4 MB/s). A program in
 * a loop is held up before it takes the place of all the others.
 */
export function ingestionLimits(environment: LogsLoad): IngestionLimits {
  const average = lines(environment).inBytes / days(1).inSeconds / 1_000_000;
  const rate = Math.max(4, Math.ceil(average * 10));
  return { rate, burst: Math.max(16, 2 * rate) };
}
