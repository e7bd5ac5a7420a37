import { build } from '#tools/build';
import { cached, fill } from '#tools/cache';
import type { Program } from '#tools/program';
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
  readonly from: 'cache' | 'built' | 'PATH';
}

export interface Missing {
  readonly kind: 'missing';
  readonly reason: string;
  /** What a person does about it. */
  readonly remedy: string;
}

/**
 * Takes a program from the cache, or builds it into the cache when Go is there, or takes it from PATH.
 *
 * @param progress is told, in lines, what takes long
 */
export async function obtain(program: Program, progress: (line: string) => void): Promise<Obtained> {
  const inCache = cached(program);
  if (inCache !== undefined) {
    return { kind: 'found', path: inCache, version: pinnedVersion(program), from: 'cache' };
  }
  const built = await tryBuild(program, progress);
  const path = built.kind === 'found' ? undefined : released(program);
  return path === undefined
    ? built
    : { kind: 'found', path, version: await reportedVersion(path), from: 'PATH' };
}

/** What is there already, without building or running anything. */
export function locate(program: Program): string | undefined {
  return cached(program) ?? released(program);
}

/** The program as somebody else installed it. */
function released({ name, build }: Program): string | undefined {
  return build.kind === 'own package' ? undefined : onPath(name);
}

async function tryBuild(program: Program, progress: (line: string) => void): Promise<Obtained> {
  const { name } = program;
  const version = pinnedVersion(program);
  const otherwise = program.build.kind === 'own package' ? '' : `, or put ${name} ${version} on PATH`;
  if (onPath('go') === undefined) {
    const remedy = `install Go (https://go.dev/doc/install) and run npm run tools${otherwise}`;
    return { kind: 'missing', reason: 'Go is not installed', remedy };
  }
  const begin = Date.now();
  const elapsed = () => `${Math.round((Date.now() - begin) / 1_000)} s`;
  progress(`building ${name} ${version} from source; the first time takes minutes`);
  const ticking = setInterval(() => progress(`  building ${name}: ${elapsed()}`), 15_000);
  try {
    const path = await fill(program, (to, scratch) => build(program, to, scratch));
    progress(`  built ${name} in ${elapsed()}`);
    return { kind: 'found', path, version, from: 'built' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'missing', reason, remedy: `when that is mended run npm run tools${otherwise}` };
  } finally {
    clearInterval(ticking);
  }
}

async function reportedVersion(path: string): Promise<string> {
  const { stdout, stderr } = await run(path, ['--version']);
  return /version (\S+)/.exec(stdout + stderr)?.[1] ?? 'unknown';
}
