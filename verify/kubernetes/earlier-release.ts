import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '#tools/run';

/** What dist was at another time, in a folder of its own. */
export interface EarlierRelease {
  /** The folder that has it as `dist`. */
  readonly checkout: string;
  remove(): void;
}

/**
 * @param revision as git reads it
 * @throws Error when git does not have dist at that revision
 */
export async function checkOut(revision: string): Promise<EarlierRelease> {
  const checkout = mkdtempSync(join(tmpdir(), 'verify-release-'));
  const remove = () => {
    process.off('exit', remove);
    rmSync(checkout, { recursive: true, force: true });
  };
  process.on('exit', remove);
  const archive = join(checkout, 'dist.tar');
  for (const [program, ...args] of [
    ['git', 'archive', `--output=${archive}`, revision, 'dist'],
    ['tar', '-xf', archive, '-C', checkout],
  ] as const) {
    const { status, stderr } = await run(program, args);
    if (status !== 0) throw new Error(`dist of ${revision} is not to be had: ${stderr}`);
  }
  return { checkout, remove };
}
