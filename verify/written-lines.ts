import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { WrittenLines } from '#lib/rules/log-case';

/** Lines of JSON or text, each at its time, as DWCP writes them: the oldest first. */
export function renderLines(written: readonly WrittenLines[], now: number): readonly string[] {
  return written
    .flatMap(({ from, until, every, line }) => {
      const begin = now - from.ago.inMilliseconds;
      const end = now - until.ago.inMilliseconds;
      const count = Math.floor((end - begin) / every.inMilliseconds) + 1;
      return Array.from({ length: count }, (_, index) => ({
        at: begin + index * every.inMilliseconds,
        line,
      }));
    })
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, line }) =>
      typeof line === 'string' ? line : JSON.stringify({ timestamp: new Date(at).toISOString(), ...line }),
    );
}

/** Writes lines to the end of a log file, as a program does. */
export function writeLines(file: string, lines: readonly string[]): void {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, lines.map((line) => `${line}\n`).join(''));
}
