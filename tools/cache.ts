import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { hours } from '#lib/units/duration';
import { buildArguments } from '#tools/go';
import type { GoProgram, ObtainableProgram } from '#tools/program';
import { pinnedVersion } from '#tools/version';

/** Where built programs are kept, outside the checkout, so that every clone shares them. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'dwcp-monitoring');
}

/**
 * The path a program has in the cache, whether or not it is there: whatever changes the program changes the path.
 * Go's version does not: a program that was built serves on where Go is gone.
 */
export function cachePath(program: ObtainableProgram): string {
  return join(folderOf(program), contentOf(program).place);
}

function folderOf(program: ObtainableProgram): string {
  const { name, ingredients } = contentOf(program);
  const hash = createHash('sha256');
  for (const text of ingredients) hash.update(text);
  const key = hash.digest('hex').slice(0, 16);
  return join(cacheFolder(), `${name}-${pinnedVersion(program)}-${key}`);
}

/** What one folder of the cache holds. */
interface Content {
  /** Begins the folder's name. Programs of one package share its folder. */
  readonly name: string;
  /** Where the program is in the folder. */
  readonly place: string;
  /** Everything that changes what the folder holds. */
  readonly ingredients: readonly string[];
}

function contentOf(program: ObtainableProgram): Content {
  const machine = [process.platform, process.arch];
  switch (program.kind) {
    case 'Go':
      return {
        name: program.name,
        place: program.name,
        ingredients: [
          JSON.stringify([program.build, buildArguments(program), ...machine]),
          sourcesOf(program).join('\0'),
        ],
      };
    case 'Debian':
      return {
        name: program.package.name,
        place: join('usr/bin', program.name),
        ingredients: [JSON.stringify([program.package, ...machine])],
      };
    case 'Python':
      return {
        name: program.name,
        place: join('bin', program.name),
        ingredients: [
          JSON.stringify(machine),
          readFileSync(join(program.folder, 'requirements.txt'), 'utf8'),
        ],
      };
  }
}

/** @returns undefined when the cache does not hold it */
export function cached(program: ObtainableProgram): string | undefined {
  const path = cachePath(program);
  return existsSync(path) ? path : undefined;
}

/**
 * Puts a program into the cache. It appears there whole or not at all, and two that fill at once both succeed.
 *
 * @param make puts into `folder` what the cache keeps; `scratch` is an empty folder for its work
 * @returns the program's path in the cache
 */
export async function fill(
  program: ObtainableProgram,
  make: (folder: string, scratch: string) => Promise<void>,
): Promise<string> {
  const path = cachePath(program);
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
      renameSync(finished, folderOf(program));
    } catch (error) {
      if (!existsSync(path)) throw error;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return path;
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

function sourcesOf({ folder, build }: GoProgram): readonly string[] {
  const own =
    build.kind === 'own package'
      ? readdirSync(join(folder, build.package))
          .sort()
          .map((name) => join(build.package, name))
      : [];
  return ['go.mod', 'go.sum', ...own].map((name) => readFileSync(join(folder, name), 'utf8'));
}
