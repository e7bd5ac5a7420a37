import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnvironments } from '#lib/environment/load';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Runs something with a directory that holds these files, which is removed afterwards. */
export function withDirectory<Result>(files: Files, run: (directory: string) => Result): Result {
  const directory = mkdtempSync(join(tmpdir(), 'environments-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content);
    return run(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Everything that a user is told about these files; `environments` stands for the directory. */
export function problemsOf(files: Files): string {
  return withDirectory(files, (directory) => {
    try {
      loadEnvironments(directory);
      return 'no problem';
    } catch (error) {
      return error instanceof Error ? error.message.replaceAll(directory, 'environments') : 'no Error';
    }
  });
}
