import { type FileSystem, realFileSystem } from '#lib/output/file-system';

/** The calls that change something, or wait for the disk: where a run can fail or be killed. */
const steps = [
  'accessSync',
  'chmodSync',
  'closeSync',
  'copyFileSync',
  'fchmodSync',
  'fsyncSync',
  'linkSync',
  'mkdirSync',
  'openSync',
  'renameSync',
  'rmSync',
  'writeFileSync',
] as const;

/** The real file system, except that `before` is told of every step, and may throw or end the process. */
export function watched(before: (step: string, call: number, path: string) => void): FileSystem {
  let calls = 0;
  const watchedCalls = steps.map((step) => [
    step,
    (...parameters: unknown[]) => {
      calls += 1;
      before(step, calls, String(parameters[0]));
      return Reflect.apply(realFileSystem[step], undefined, parameters);
    },
  ]);
  return { ...realFileSystem, ...Object.fromEntries(watchedCalls) };
}

/** An error as node:fs throws it. */
export function systemError(code: string, syscall: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${syscall} '${path}'`), { code, syscall, path });
}
