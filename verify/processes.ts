import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Process } from '#lib/components/component';
import { Duration, seconds } from '#lib/units/duration';
import { eventually } from '#verify/eventually';
import { expectSuccess } from '#verify/http';

/** A process that was started here. */
export interface Running {
  readonly process: Process;
  /** Its number, as long as it runs. */
  readonly pid: number | undefined;
  /**
   * @param isReady throws as long as it is not. @default its address answers
   * @throws Error with the end of its log when it is not ready in time, or has ended
   */
  untilReady(isReady?: () => Promise<void>): Promise<void>;
  /** Whether it runs no more. */
  hasEnded(): boolean;
  /**
   * Ends it as an orchestrator does, and kills it when it does not end.
   * @throws Error when it had ended by itself, had to be killed, or ends with a status other than 0
   */
  stop(): Promise<void>;
}

/** A process as `processes.yaml` spells it. */
interface WrittenProcess extends Omit<Process, 'readyWithin' | 'environment'> {
  readonly environment?: Process['environment'];
  readonly readyWithin: string;
}

/** The processes of a `dist/<environment>`, in the order in which they are started. */
export function readProcesses(folder: string): readonly Process[] {
  const { processes }: { processes: readonly WrittenProcess[] } = parse(
    readFileSync(join(folder, 'processes.yaml'), 'utf8'),
  );
  return processes.map((process) => ({
    environment: {},
    ...process,
    readyWithin: Duration.parse(process.readyWithin) ?? seconds(60),
  }));
}

/** What a shell would do before it starts the process. */
const environmentFromFiles = ({ environmentFiles = {} }: Process, folder: string) =>
  Object.fromEntries(
    Object.entries(environmentFiles).map(([name, path]) => [
      name,
      readFileSync(join(folder, path), 'utf8').trim(),
    ]),
  );

const stopWithin = seconds(30);

/** Kills what still runs, so that nothing outlives this process. */
const alive = new Set<() => void>();
process.on('exit', () => {
  for (const kill of alive) kill();
});

/**
 * Starts a process; it does not outlive this one.
 * @param program the path of the real program
 * @param folder where it is started
 */
export function startProcess(process: Process, program: string, folder: string): Running {
  const child = spawn(program, process.arguments, {
    cwd: folder,
    env: {
      ...globalThis.process.env,
      // As a shell that changes into it says; Grafana's arguments ask for it.
      PWD: resolve(folder),
      ...process.environment,
      ...environmentFromFiles(process, folder),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log.push(...text.trimEnd().split('\n'));
      log.splice(0, log.length - 20);
    });
  }
  const killNow = () => child.kill('SIGKILL');
  alive.add(killNow);
  const ended = once(child, 'exit').finally(() => alive.delete(killNow));
  // Whoever waits for the end is told; without this a failed start ends everything when nobody does.
  ended.catch(() => undefined);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  const withLog = (message: string) => new Error([`${process.name} ${message}`, ...log].join('\n'));

  return {
    process,
    pid: child.pid,
    hasEnded,
    async untilReady(isReady = () => expectSuccess(process.ready)) {
      await eventually(process.readyWithin, async () => {
        if (!hasEnded()) await isReady();
      }).catch((error: Error) => {
        throw withLog(`is not ready after ${process.readyWithin}: ${error.message}`);
      });
      if (hasEnded()) throw withLog('has ended instead of getting ready');
    },
    async stop() {
      if (hasEnded()) throw withLog('had ended by itself');
      const limit = setTimeout(killNow, stopWithin.inMilliseconds);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(limit);
      if (child.signalCode === 'SIGKILL') throw withLog(`did not end within ${stopWithin}`);
      // Some clean up and then end by the signal after all, as etcd does.
      if (child.signalCode !== 'SIGTERM' && child.exitCode !== 0)
        throw withLog(`ended with status ${child.exitCode}`);
    },
  };
}
