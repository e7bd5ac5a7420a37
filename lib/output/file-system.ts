import * as fs from 'node:fs';

/** The calls to the file system by which a tree is compared and written; tests put failing ones in their place. */
export type FileSystem = Pick<
  typeof fs,
  | 'accessSync'
  | 'chmodSync'
  | 'closeSync'
  | 'copyFileSync'
  | 'fchmodSync'
  | 'fsyncSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readdirSync'
  | 'readFileSync'
  | 'renameSync'
  | 'rmSync'
  | 'writeFileSync'
>;

export const realFileSystem: FileSystem = fs;

/** What the operating system says about a call that failed: `ENOSPC`, and what it was about. */
export interface SystemError {
  readonly code: string;
  readonly syscall?: string;
  readonly path?: string;
}

/** Tells by its shape, because errors of node:fs are no `instanceof Error` inside a test's own realm. */
export function isSystemError(error: unknown): error is SystemError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    'syscall' in error
  );
}

/** Runs a call that may find nothing there. @returns undefined when the file or directory does not exist */
export function unlessMissing<Result>(call: () => Result): Result | undefined {
  try {
    return call();
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether anything has this name, a dangling symbolic link too. */
export function exists(path: string, fileSystem: FileSystem): boolean {
  return unlessMissing(() => fileSystem.lstatSync(path)) !== undefined;
}

/** A file's content, or a directory's names, reach the disk. */
export function sync(path: string, fileSystem: FileSystem): void {
  const file = fileSystem.openSync(path, 'r');
  try {
    fileSystem.fsyncSync(file);
  } finally {
    fileSystem.closeSync(file);
  }
}
