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
  const text = content.toString('utf8');
  const firstBad = firstDifference(content, Buffer.from(text));
  return firstBad === undefined ? { file, text } : notUtf8(file, content, firstBad);
}

/** Decoding puts a character for each byte that is no UTF-8, so that encoding does not lead back. */
function firstDifference(content: Buffer, other: Buffer): number | undefined {
  if (content.equals(other)) return undefined;
  return content.findIndex((byte, index) => byte !== other[index]);
}

function notUtf8(file: string, content: Buffer, firstBad: number): Problem {
  const before = new TextDecoder().decode(content.subarray(0, firstBad), { stream: true }).split('\n');
  const [last = ''] = before.slice(-1);
  return {
    ...problem(file, 'is not UTF-8 from here on', 'save it as UTF-8'),
    where: { file, line: before.length, column: last.length + 1 },
  };
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
