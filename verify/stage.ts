import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A place to run a `dist/<environment>` without leaving anything in the checkout. */
export interface Stage {
  /** A copy of it, byte for byte. */
  readonly folder: string;
  remove(): void;
}

export function createStage(dist: string, environment: string): Stage {
  const folder = mkdtempSync(join(tmpdir(), `verify-${environment}-`));
  const remove = () => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', remove);
  cpSync(join(dist, environment), folder, { recursive: true });
  return { folder, remove };
}
