import type { Environment } from '#lib/environment/environment';
import type { LogsChoices } from '#lib/environment/logs-choices';
import { explicitOr } from '#lib/sizing/explicit';
import { left, leftInWords } from '#lib/sizing/replicas';
import type { ProgramSize, Sized } from '#lib/sizing/sized';
import { Bytes, gibibytes } from '#lib/units/bytes';
import { days, hours } from '#lib/units/duration';

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

const lines = ({ load }: LogsLoad): Bytes => load.logBytesPerDay ?? Bytes.of(0);

const replicasOf = ({ storage }: LogsChoices): number =>
  storage.kind === 'filesystem' ? 1 : storage.replicas;

/** One replica: the others do its work while it is away. Explicit sizes win. */
export function sizeLoki(environment: LogsLoad, choices: LogsChoices): ProgramSize {
  const perDay = lines(environment);
  const replicas = replicasOf(choices);
  const cores = perDay.inBytes / perCore.inBytes / left(replicas);
  const memory =
    base.inBytes + (perDay.inBytes / perGibibyte.inBytes / left(replicas)) * gibibytes(1).inBytes;
  return explicitOr(environment, ['logs'], choices.resources, {
    cpu: {
      value: cores <= 0.5 ? 0.5 : Math.ceil(cores),
      from: `${perDay} a day / ${leftInWords(replicas)} / ${perCore} per core, in whole cores, at least 0.5`,
    },
    memory: {
      value: gibibytes(Math.ceil(memory / gibibytes(1).inBytes)),
      from: `${base} + ${perDay} a day / ${leftInWords(replicas)} / ${perGibibyte} per GiB, in whole GiB`,
    },
  });
}

/** What the volume of each replica needs. */
export function sizeLogVolume(environment: LogsLoad, choices: LogsChoices): Sized<Bytes> {
  const perDay = lines(environment);
  const { retention, storage } = choices;
  const inMemory = (perDay.inBytes * longestInMemory.inMilliseconds) / days(1).inMilliseconds;
  // The log, and the copy of it that each checkpoint makes.
  const log = 2 * inMemory;
  if (storage.kind === 'filesystem') {
    const kept = perDay.inBytes * (retention.inMilliseconds / days(1).inMilliseconds) * compressed;
    return {
      value: wholeGibibytes((kept + log + working.inBytes) / fullAt),
      from: `${retention} of ${perDay} a day, compressed to a quarter, 2 x ${longestInMemory} of write-ahead log and ${working}, on 90 % of the volume`,
    };
  }
  return {
    value: wholeGibibytes(((log * linesAreKeptBy) / storage.replicas + working.inBytes) / fullAt),
    from: `2 x ${longestInMemory} of ${perDay} a day, on ${linesAreKeptBy} of ${storage.replicas} replicas, and ${working}, on 90 % of the volume`,
  };
}

const wholeGibibytes = (bytes: number): Bytes => gibibytes(Math.ceil(bytes / gibibytes(1).inBytes));

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
