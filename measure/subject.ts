import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Process } from '#lib/components/component';
import { minutes } from '#lib/units/duration';
import { freePort } from '#verify/free-port';
import { startProcess } from '#verify/processes';

/** A program that runs on loopback to be measured, with data of its own. */
export interface Subject {
  /** `http://127.0.0.1:12345`. */
  readonly url: string;
  readonly pid: number;
  /** Where it keeps its data. */
  readonly data: string;
}

/**
 * Runs a program, measures, and ends it; nothing of it is left.
 *
 * @param argumentsOf what it is started with
 * @param ready the path that answers once it is ready
 */
export async function withSubject<Result>(
  { name, program, ready }: { readonly name: string; readonly program: string; readonly ready: string },
  argumentsOf: (address: string, folder: string) => readonly string[],
  measure: (subject: Subject) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), `measure-${name}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.on('exit', remove);
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const described: Process = {
    name,
    program: name,
    arguments: argumentsOf(address, folder),
    environment: {},
    ready: `${url}${ready}`,
    readyWithin: minutes(1),
  };
  const running = startProcess(described, program, folder);
  try {
    await running.untilReady();
    if (running.pid === undefined) throw new Error(`${name} has no number`);
    return await measure({ url, pid: running.pid, data: join(folder, 'data') });
  } finally {
    if (!running.hasEnded()) await running.stop();
    process.off('exit', remove);
    remove();
  }
}
