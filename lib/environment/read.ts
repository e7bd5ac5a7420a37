import { closeSync, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#lib/problem';

/** An environment file as it stands on disk. */
export interface EnvironmentText {
  readonly file: string;
  readonly text: string;
}

/** The files that could be read, and what is wrong with the others. */
export interface Reading {
  readonly texts: readonly EnvironmentText[];
  readonly problems: readonly Problem[];
}

/** More than any site needs; checking a file takes time that grows with the square of its keys. */
const largestFile = 128 * 1024;

/** Reads every `*.yaml` of a directory, in the order of their names. Hidden files are left alone. */
export function readEnvironments(directory: string): Reading {
  const names = namesIn(directory);
  if ('fix' in names) return { texts: [], problems: [names] };
  const readings = names.map((name) => readOne(join(directory, name)));
  const problems = readings.filter((reading) => 'fix' in reading);
  if (names.length === 0) {
    problems.push(problem(directory, 'holds no environment file', 'npm run new-environment NAME writes one'));
  }
  return { texts: readings.filter((reading) => 'text' in reading), problems };
}

function namesIn(directory: string): readonly string[] | Problem {
  try {
    return readdirSync(directory)
      .filter((name) => /^[^.].*\.ya?ml$/.test(name))
      .sort();
  } catch (error) {
    return problem(directory, `cannot be read: ${reason(error)}`, 'run the command in the repository');
  }
}

function readOne(file: string): EnvironmentText | Problem {
  if (file.endsWith('.yml')) {
    return problem(file, 'ends in .yml', 'rename it to .yaml: other files in this directory are not read');
  }
  try {
    return decode(file, readBounded(file));
  } catch (error) {
    return problem(file, `cannot be read: ${reason(error)}`, 'make it a file that you may read');
  }
}

/** The size is asked of the open file, so that a device or a growing file is not read without end. */
function readBounded(file: string): Buffer | number {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    return size > largestFile ? size : readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function decode(file: string, content: Buffer | number): EnvironmentText | Problem {
  if (typeof content === 'number') {
    return problem(
      file,
      `has ${content} bytes; an environment file has at most ${largestFile}`,
      'take out what is no part of the environment',
    );
  }
  if (content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf) {
    return problem(
      file,
      'begins with a byte order mark',
      'save it as UTF-8 without one ("UTF-8", not "UTF-8 with BOM")',
    );
  }
  const text = utf8(content);
  if (text === undefined) return problem(file, 'is not UTF-8', 'save it as UTF-8');
  return { file, text };
}

function utf8(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** The words of the operating system, without what Node adds around them. */
function reason(error: unknown): string {
  return String(error)
    .replace(/^Error: /, '')
    .replace(/, \w+( '.*')?$/, '');
}

function problem(file: string, message: string, fix: string): Problem {
  return { check: 'environment/file', where: { file }, message, fix };
}
