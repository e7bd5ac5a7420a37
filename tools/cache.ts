import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { hours } from '#lib/units/duration';

/** Where everything that takes long to obtain is kept, outside the checkout, so that every clone shares it. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'dwcp-monitoring');
}

/** What one folder of the cache holds. */
export interface CacheEntry {
  /** For people, with the version: `promtool-3.14.0`. */
  readonly name: string;
  /** Everything that changes what the folder holds. */
  readonly ingredients: readonly string[];
}

/** The folder of an entry, whether or not it is there: whatever changes what it holds changes its path. */
export function folderOf({ name, ingredients }: CacheEntry): string {
  const hash = createHash('sha256');
  for (const text of ingredients) hash.update(text);
  return join(cacheFolder(), `${name}-${hash.digest('hex').slice(0, 16)}`);
}

/**
 * Puts an entry into the cache. It appears there whole or not at all, and two that fill at once both succeed.
 *
 * @param make puts into `folder` what the cache keeps; `scratch` is an empty folder for its work
 * @returns the entry's folder
 */
export async function fill(
  entry: CacheEntry,
  make: (folder: string, scratch: string) => Promise<void>,
): Promise<string> {
  const target = folderOf(entry);
  mkdirSync(cacheFolder(), { recursive: true });
  removeAbandoned();
  const work = mkdtempSync(join(cacheFolder(), unfinished));
  try {
    const finished = join(work, 'finished');
    const scratch = join(work, 'scratch');
    mkdirSync(finished);
    mkdirSync(scratch);
    await make(finished, scratch);
    try {
      renameSync(finished, target);
    } catch (error) {
      if (!existsSync(target)) throw error;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}

const unfinished = 'unfinished-';

/** Longer than any build may take. */
const abandonedAfter = hours(2);

function removeAbandoned(): void {
  for (const name of readdirSync(cacheFolder()).filter((name) => name.startsWith(unfinished))) {
    const folder = join(cacheFolder(), name);
    const modified = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (Date.now() - modified > abandonedAfter.inMilliseconds) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
