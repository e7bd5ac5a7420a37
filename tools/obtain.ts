import { fill } from '#tools/cache';
import type { ForeignProgram, ObtainableProgram, Program } from '#tools/program';
import { cached, cachePath, entryOf } from '#tools/program-cache';
import { recipeOf } from '#tools/recipe';
import { run } from '#tools/run';
import { onPath } from '#tools/search-path';
import { pinnedVersion } from '#tools/version';

/** A program that can be run, or why there is none. */
export type Obtained = Found | Missing;

export interface Found {
  readonly kind: 'found';
  readonly path: string;
  /** What a program on PATH reports of itself; otherwise the pinned version. */
  readonly version: string;
  /** @example 'cache', 'built', 'PATH' */
  readonly from: string;
}

export interface Missing {
  readonly kind: 'missing';
  readonly reason: string;
  /** What a person does about it. */
  readonly remedy: string;
}

/**
 * Takes a program from the cache, or makes it there when the machine has what that needs, or takes it from PATH.
 *
 * @param progress is told, in lines, what takes long
 */
export async function obtain(program: Program, progress: (line: string) => void): Promise<Obtained> {
  if (program.kind === 'foreign') return obtainForeign(program);
  const inCache = cached(program);
  if (inCache !== undefined) {
    return { kind: 'found', path: inCache, version: pinnedVersion(program), from: 'cache' };
  }
  const made = await tryToMake(program, progress);
  const path = made.kind === 'found' ? undefined : released(program);
  return path === undefined ? made : foundOnPath(path);
}

async function obtainForeign({ name }: ForeignProgram): Promise<Obtained> {
  const path = onPath(name);
  if (path !== undefined) return foundOnPath(path);
  return { kind: 'missing', reason: 'it cannot be built or unpacked here', remedy: `put ${name} on PATH` };
}

async function foundOnPath(path: string): Promise<Found> {
  return { kind: 'found', path, version: await reportedVersion(path), from: 'PATH' };
}

/** What is there already, without making or running anything. */
export function locate(program: Program): string | undefined {
  return program.kind === 'foreign' ? onPath(program.name) : (cached(program) ?? released(program));
}

/** The program as somebody else installed it. */
function released(program: ObtainableProgram): string | undefined {
  return isOwn(program) ? undefined : onPath(program.name);
}

/** Whether nobody but this repository has it. */
function isOwn(program: ObtainableProgram): boolean {
  if (program.kind === 'Maven') return true;
  return program.kind === 'Go' && program.build.kind === 'own package' && program.build.released !== true;
}

async function tryToMake(program: ObtainableProgram, progress: (line: string) => void): Promise<Obtained> {
  const { name } = program;
  const version = pinnedVersion(program);
  const recipe = recipeOf(program);
  const { doing, done, detail } = recipe.progress;
  const otherwise = isOwn(program) ? [] : [`put ${name} ${version} on PATH`];
  const remedy = (...first: readonly string[]) => [...first, ...otherwise].join(', or ');
  if (recipe.needs.some((needed) => onPath(needed) === undefined)) {
    return { kind: 'missing', reason: recipe.without, remedy: remedy(...recipe.remedies) };
  }
  const begin = Date.now();
  const elapsed = () => `${Math.round((Date.now() - begin) / 1_000)} s`;
  progress(`${doing} ${name} ${version} ${detail}`);
  const ticking = setInterval(() => progress(`  ${doing} ${name}: ${elapsed()}`), 15_000);
  try {
    await fill(entryOf(program), recipe.make);
    progress(`  ${done} ${name} in ${elapsed()}`);
    return { kind: 'found', path: cachePath(program), version, from: done };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'missing', reason, remedy: remedy('when that is mended run npm run tools') };
  } finally {
    clearInterval(ticking);
  }
}

async function reportedVersion(path: string): Promise<string> {
  const { stdout, stderr } = await run(path, ['--version']);
  return /version (\S+)/.exec(stdout + stderr)?.[1] ?? 'unknown';
}
