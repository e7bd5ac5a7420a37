import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { type FileSystem, isSystemError, unlessMissing } from '#lib/output/file-system';
import { ProblemsError } from '#lib/problem';

/** Who holds a lock. A process is known by its start too, because the system gives numbers of dead ones away again. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in whatever the system calls it. Empty when it does not tell. */
  readonly start: string;
  /** When the lock was taken, for people. */
  readonly since: string;
}

/** A lock without a readable holder was left by a run killed between creating and filling it, once it is this old. */
const unreadableIsStaleAfterMilliseconds = 10_000;

/**
 * Runs an action while no other process can hold the same lock. A lock whose process has ended is taken over.
 *
 * @param path the lock file; it is gone afterwards
 * @param subject what the lock protects, for the message
 * @throws ProblemsError when another process holds it
 */
export function withLock<Result>(
  path: string,
  subject: string,
  fileSystem: FileSystem,
  action: () => Result,
): Result {
  const mine = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    start: startOf(process.pid) ?? '',
    since: new Date().toISOString(),
  } satisfies Holder);
  acquire(path, subject, mine, fileSystem);
  try {
    return action();
  } finally {
    removeQuietly(path, fileSystem);
  }
}

function acquire(path: string, subject: string, mine: string, fileSystem: FileSystem): void {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (create(path, mine, fileSystem)) return;
    const text = unlessMissing(() => fileSystem.readFileSync(path, 'utf8'));
    if (text === undefined) continue;
    if (!isStale(path, text, fileSystem)) throw held(path, subject, readHolder(text));
    if (!takeAway(path, text, mine, fileSystem)) break;
  }
  throw held(path, subject, undefined);
}

function create(path: string, text: string, fileSystem: FileSystem): boolean {
  try {
    fileSystem.writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return false;
    removeQuietly(path, fileSystem);
    throw error;
  }
}

/**
 * Another run may have taken the stale lock over since it was read. So only the one that holds the takeover file may
 * remove it, and only after looking again.
 */
function takeAway(path: string, staleText: string, mine: string, fileSystem: FileSystem): boolean {
  const takeover = `${path}.takeover`;
  if (!create(takeover, mine, fileSystem)) return false;
  try {
    if (unlessMissing(() => fileSystem.readFileSync(path, 'utf8')) === staleText) fileSystem.rmSync(path);
    return true;
  } finally {
    removeQuietly(takeover, fileSystem);
  }
}

function isStale(path: string, text: string, fileSystem: FileSystem): boolean {
  const holder = readHolder(text);
  if (holder === undefined) {
    const status = unlessMissing(() => fileSystem.lstatSync(path));
    return status !== undefined && Date.now() - status.mtimeMs > unreadableIsStaleAfterMilliseconds;
  }
  if (holder.host !== hostname()) return false;
  if (!isRunning(holder.pid)) return true;
  const start = startOf(holder.pid);
  return start !== undefined && start !== holder.start;
}

function readHolder(text: string): Holder | undefined {
  const [, pid, host, start, since] =
    /^\{"pid":(\d+),"host":"([^"]*)","start":"([^"]*)","since":"([^"]*)"\}$/.exec(text) ?? [];
  if (pid === undefined || host === undefined || start === undefined || since === undefined) return undefined;
  return { pid: Number(pid), host, start, since };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM';
  }
}

/** @returns undefined when the system does not tell: then a process counts as the one that took the lock */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    }
    // Fields after the command, which may itself hold spaces and brackets: proc(5), `starttime` is the 22nd of all.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'ended, but nobody has collected it' : fields[19];
  } catch {
    return undefined;
  }
}

function removeQuietly(path: string, fileSystem: FileSystem): void {
  try {
    fileSystem.rmSync(path, { force: true });
  } catch {
    // The next run finds that its process has ended, and removes it.
  }
}

function held(path: string, subject: string, holder: Holder | undefined): ProblemsError {
  const who =
    holder === undefined ? 'another run' : `process ${holder.pid} on ${holder.host} since ${holder.since}`;
  return new ProblemsError([
    {
      check: 'output/lock',
      where: { file: subject },
      message: `is being written by ${who}`,
      fix: `wait for that run and start again; if it is certainly gone, remove ${path}*`,
    },
  ]);
}
