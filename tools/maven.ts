import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minutes } from '#lib/units/duration';
import type { MavenProgram } from '#tools/program';
import { runToSuccess } from '#tools/run';

/**
 * Downloads the jars that a program needs, each checked by its hash, and compiles the program against them.
 *
 * @param to where the program is put: `bin/<name>`, and what it needs beside it
 * @throws Error with one line that says why it could not be had
 */
export async function assembleWithMaven(
  { name, folder, mainClass }: MavenProgram,
  to: string,
): Promise<void> {
  const jars = join(to, 'jars');
  const pom = join(folder, 'pom.xml');
  await must('mvn', [
    ...['dependency:copy-dependencies', `-DoutputDirectory=${jars}`, '--file', pom],
    ...['--batch-mode', '--quiet', '--strict-checksums', '-Dstyle.color=never'],
  ]);
  checkJars(jars, join(folder, jarList));
  await must('javac', ['-cp', join(jars, '*'), '-d', join(to, 'classes'), join(folder, `${mainClass}.java`)]);
  mkdirSync(join(to, 'bin'));
  writeLauncher(join(to, 'bin', name), mainClass);
}

/** The file that has every jar and its hash, as `sha256sum *.jar` writes them. */
export const jarList = 'jars.sha256';

/** @throws Error when the jars of a folder are not exactly those of the list */
function checkJars(folder: string, list: string): void {
  const expected = new Map(
    readFileSync(list, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  '))
      .map(([hash = '', jar = '']) => [jar, hash]),
  );
  const found = readdirSync(folder);
  const unlisted = found.filter((jar) => !expected.has(jar));
  const absent = [...expected.keys()].filter((jar) => !found.includes(jar));
  const changed = found.filter((jar) => expected.has(jar) && hashOf(join(folder, jar)) !== expected.get(jar));
  const reasons = [
    ...unlisted.map((jar) => `${jar} is not in it`),
    ...absent.map((jar) => `${jar} was not downloaded`),
    ...changed.map((jar) => `${jar} has another hash`),
  ];
  if (reasons.length > 0) throw new Error(`the jars are not those of ${list}: ${reasons.join(', ')}`);
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

function writeLauncher(path: string, mainClass: string): void {
  writeFileSync(
    path,
    `#!/bin/sh
here=$(dirname "$0")
exec java -Xmx512m -cp "$here/../classes:$here/../jars/*" ${mainClass} "$@"
`,
  );
  chmodSync(path, 0o755);
}

/** Why it failed is said where every other program says it, and not on standard output. */
const environment = {
  MAVEN_OPTS: `${process.env.MAVEN_OPTS ?? ''} -Dorg.slf4j.simpleLogger.logFile=System.err`.trimStart(),
};

const noise = /^(\[WARNING\]|warning:)/;

function must(program: string, args: readonly string[]): Promise<string> {
  return runToSuccess(program, args, { environment, within: minutes(10), noise });
}
