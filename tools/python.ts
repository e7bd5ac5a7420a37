import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minutes } from '#lib/units/duration';
import type { PythonProgram } from '#tools/program';
import { runToSuccess } from '#tools/run';

/**
 * Installs a program of Python into a virtual environment of its own: exactly the listed packages, each checked by its
 * hash, nothing compiled, nothing of this machine's packages.
 *
 * @param folder where the virtual environment is made
 * @throws Error with one line that says why it could not be had
 */
export async function installWithPip({ name, folder, module }: PythonProgram, to: string): Promise<void> {
  await must('python3', ['-m', 'venv', to]);
  const exact = ['--require-hashes', '--no-deps', '--only-binary=:all:', '--disable-pip-version-check'];
  const list = join(folder, 'requirements.txt');
  await must(join(to, 'bin/python3'), ['-m', 'pip', 'install', '--quiet', ...exact, '--requirement', list]);
  writeLauncher(join(to, 'bin', name), module);
}

/** What pip writes names the folder in which it ran, which the cache renames. */
function writeLauncher(path: string, module: string): void {
  writeFileSync(path, `#!/bin/sh\nexec "$(dirname "$0")/python3" -m ${module} "$@"\n`);
  chmodSync(path, 0o755);
}

const noise = /^WARNING:/;

function must(program: string, args: readonly string[]): Promise<string> {
  return runToSuccess(program, args, { within: minutes(10), noise });
}
