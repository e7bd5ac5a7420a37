import { chmodSync, cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { minutes } from '#lib/units/duration';
import type { GoProgram } from '#tools/program';
import { runToSuccess } from '#tools/run';
import { pinnedVersion } from '#tools/version';

/**
 * Builds a program with Go.
 *
 * @param path where the program is put
 * @param scratch an empty folder for the work, which the caller removes
 * @throws Error with one line that says why it could not be built
 */
export async function buildWithGo(program: GoProgram, path: string, scratch: string): Promise<void> {
  const folder =
    program.build.kind === 'package of a completed copy'
      ? await completedCopy(program, program.build.added, scratch)
      : program.folder;
  await go(folder, ['build', '-o', resolve(path), ...buildArguments(program)]);
}

/** What decides what the program becomes: the flags and the package. */
export function buildArguments(program: GoProgram): readonly string[] {
  const { versionIn } = program;
  const version =
    versionIn === undefined ? '' : ` -X ${versionIn.variable}=${versionIn.prefix}${pinnedVersion(program)}`;
  const tags = program.build.kind === 'package' ? ['-tags', program.build.tags.join(',')] : [];
  return ['-buildvcs=false', '-ldflags', `-s -w${version}`, ...tags, program.build.package];
}

/**
 * Downloads the source of a pinned module.
 *
 * @returns the folder in which Go keeps it, read-only
 * @throws Error with one line that says why it could not be had
 */
export async function moduleSource({
  folder,
  module,
}: Pick<GoProgram, 'folder' | 'module'>): Promise<string> {
  const { Dir: source }: { readonly Dir: string } = JSON.parse(
    await go(folder, ['mod', 'download', '-json', module]),
  );
  return source;
}

async function completedCopy(
  { folder, module }: GoProgram,
  added: Readonly<Record<string, string>>,
  copy: string,
): Promise<string> {
  copyWritable(await moduleSource({ folder, module }), copy);
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

/** Progress: which modules Go downloads and which packages it compiles. */
const noise = /^(#|go: downloading)/;

function go(folder: string, args: readonly string[]): Promise<string> {
  return runToSuccess('go', args, { folder, environment, within: minutes(45), noise });
}
