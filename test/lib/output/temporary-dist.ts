import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareTree, isUnchanged, type Tree } from '#lib/output/compare-tree';
import { ProblemsError } from '#lib/problem';

/** Gives each test of a file an empty directory of its own, with a `dist` in it that does not exist yet. */
export function temporaryDist() {
  const current = { directory: '', dist: '' };
  beforeEach(() => {
    current.directory = fs.mkdtempSync(join(tmpdir(), 'dist-'));
    current.dist = join(current.directory, 'dist');
  });
  afterEach(() => fs.rmSync(current.directory, { recursive: true }));
  return {
    get directory() {
      return current.directory;
    },
    get dist() {
      return current.dist;
    },
    /** Whether `dist` holds exactly these files. */
    is: (files: Tree): boolean => isUnchanged(compareTree(current.dist, files)),
    /** What is in the directory: `dist`, and what is left beside it. */
    beside: (): readonly string[] => fs.readdirSync(current.directory).sort(),
    /** What the user is told, with `here` for the directory. */
    problemOf: (action: () => unknown): string => {
      try {
        action();
      } catch (error) {
        if (error instanceof ProblemsError) return error.message.replaceAll(current.directory, 'here');
        throw error;
      }
      throw new Error('there was no problem');
    },
  };
}
