import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Ticks of a second in /proc on Linux: USER_HZ, which is 100 on every architecture that this runs on. */
const ticksPerSecond = 100;

/** Seconds of CPU that a process has used, those of all its threads: proc(5), fields utime and stime. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the name in parentheses, which may hold blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Memory of a process that is not the page cache's, in bytes: RssAnon of proc(5). */
export function anonymousMemory(pid: number): number {
  const kibibytes = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kibibytes === undefined) throw new Error(`process ${pid} does not say what memory it has`);
  return Number(kibibytes) * 1_024;
}

/** Bytes of all files below a folder. */
export function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
