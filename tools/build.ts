import { chmodSync, cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { minutes } from '#lib/units/duration';
import type { Program } from '#tools/program';
import { run } from '#tools/run';
import { pinnedVersion } from '#tools/version';

/**
 * Builds a program with Go.
 *
 * @param path where the program is put
 * @param scratch an empty folder for the work, which the caller removes
 * @throws Error with one line that says why it could not be built
 */
export async function build(program: Program, path: string, scratch: string): Promise<void> {
  const folder =
    program.build.kind === 'package of a completed copy'
      ? await completedCopy(program, program.build.added, scratch)
      : program.folder;
  await go(folder, ['build', '-o', resolve(path), ...buildArguments(program)]);
}

/** What decides what the program becomes: the flags and the package. */
export function buildArguments(program: Program): readonly string[] {
  const version = `-X github.com/prometheus/common/version.Version=${pinnedVersion(program)}`;
  const tags = program.build.kind === 'package' ? ['-tags', program.build.tags.join(',')] : [];
  return ['-buildvcs=false', '-ldflags', `-s -w ${version}`, ...tags, program.build.package];
}

async function completedCopy(
  { folder, module }: Program,
  added: Readonly<Record<string, string>>,
  copy: string,
): Promise<string> {
  await go(folder, ['mod', 'download', module]);
  const source = await go(folder, ['list', '-m', '-f', '{{.Dir}}', module]);
  copyWritable(source.trim(), copy);
  for (const [name, text] of Object.entries(added)) {
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    writeFileSync(join(copy, name), text);
  }
  return copy;
}

/** Go keeps its module cache read-only. */
function copyWritable(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  for (const name of ['.', ...readdirSync(to, { recursive: true, encoding: 'utf8' })]) {
    const path = join(to, name);
    chmodSync(path, statSync(path).mode | 0o200);
  }
}

/** As upstream builds its releases: without C; and untouched by a Go workspace around the checkout. */
const environment = { CGO_ENABLED: '0', GOWORK: 'off' };

async function go(folder: string, args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run('go', args, { folder, environment, within: minutes(45) });
  if (status !== 0) throw new Error(`go ${args[0]} failed: ${reasonIn(stderr)}`);
  return stdout;
}

/** The first line that is no progress: which modules Go downloads and which packages it compiles. */
function reasonIn(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !/^(#|go: downloading)/.test(line)) ?? 'it did not say why';
}
