import { spawnSync } from 'node:child_process';

/** A Node process to measure. */
export interface Subject {
  readonly name: string;
  /** Arguments of `node`. */
  readonly args: readonly string[];
  /** @default the current folder */
  readonly folder?: string;
  /** Environment variables besides those of this process. @default none */
  readonly environment?: Readonly<Record<string, string>>;
}

/** How long each round of a subject took, in milliseconds, from start to exit. */
export type Times = ReadonlyMap<string, readonly number[]>;

/**
 * Runs the subjects in turns, so that a machine that is busy for a while slows all of them alike. A first turn, in
 * which caches fill, is not counted.
 *
 * @throws Error with what a subject printed, when it fails
 */
export function timeInTurns(subjects: readonly Subject[], rounds: number): Times {
  const times = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  for (const subject of subjects) timeOnce(subject);
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of subjects) times.get(subject.name)?.push(timeOnce(subject));
  }
  return times;
}

export function timeOnce(subject: Subject): number {
  const begin = performance.now();
  runToSuccess(subject, subject.args);
  return performance.now() - begin;
}

const printPeak = 'process.on("exit", () => console.error("peak", process.resourceUsage().maxRSS))';

/** The peak resident memory of one run, in MiB. */
export function peakMemory(subject: Subject): number {
  const spy = `data:text/javascript,${encodeURIComponent(printPeak)}`;
  const stderr = runToSuccess(subject, ['--import', spy, ...subject.args]);
  const kibibytes = /^peak (\d+)$/m.exec(stderr)?.[1];
  if (kibibytes === undefined) throw new Error(`${subject.name} did not report its memory`);
  return Number(kibibytes) / 1_024;
}

function runToSuccess(subject: Subject, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: subject.folder,
    env: { ...process.env, ...subject.environment },
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`${subject.name} failed:\n${stdout}${stderr}`);
  return stderr;
}

/** @throws RangeError when there are no values */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new RangeError('nothing has no median');
  return middle;
}

/** The median over the rounds of how many times longer one subject took than another in the same round. */
export function medianRatio(times: Times, subject: string, base: string): number {
  const bases = times.get(base) ?? [];
  return median((times.get(subject) ?? []).map((time, round) => time / (bases[round] ?? Number.NaN)));
}
