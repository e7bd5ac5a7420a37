import { join } from 'node:path';
import { unpackFromDebian } from '#tools/debian';
import { buildWithGo } from '#tools/go';

import { assembleWithMaven } from '#tools/maven';
import type { ObtainableProgram } from '#tools/program';
import { installWithPip } from '#tools/python';

/** How a program comes to be on this machine. */
export interface Recipe {
  /** What has to be on PATH for it. */
  readonly needs: readonly string[];
  /** Why that may be missing. */
  readonly without: string;
  /** What a person can do about that. */
  readonly remedies: readonly string[];
  /** What is said while it takes long. */
  readonly progress: { readonly doing: string; readonly done: string; readonly detail: string };
  /**
   * @param folder is put into the cache
   * @param scratch an empty folder for the work
   * @throws Error with one line that says why it could not be done
   */
  make(folder: string, scratch: string): Promise<void>;
}

export function recipeOf(program: ObtainableProgram): Recipe {
  switch (program.kind) {
    case 'Go':
      return {
        needs: ['go'],
        without: 'Go is not installed',
        remedies: ['install Go (https://go.dev/doc/install) and run npm run tools'],
        progress: { doing: 'building', done: 'built', detail: 'from source; the first time takes minutes' },
        make: (folder, scratch) => buildWithGo(program, join(folder, program.name), scratch),
      };
    case 'Debian':
      return {
        needs: ['apt-get', 'dpkg'],
        without: 'apt is not installed',
        remedies: [],
        progress: { doing: 'unpacking', done: 'unpacked', detail: `from Debian ${program.package.release}` },
        make: (folder, scratch) => unpackFromDebian(program.package, folder, scratch),
      };
    case 'Python':
      return {
        needs: ['python3'],
        without: 'Python is not installed',
        remedies: ['install Python 3.11 or newer with its module venv and run npm run tools'],
        progress: { doing: 'installing', done: 'installed', detail: 'into a virtual environment of its own' },
        make: (folder) => installWithPip(program, folder),
      };
    case 'Maven':
      return {
        needs: ['java', 'javac', 'mvn'],
        without: 'Java or Maven is not installed',
        remedies: [`install a JDK 17 or newer and Maven and run npm run tools -- ${program.name}`],
        progress: { doing: 'assembling', done: 'assembled', detail: 'from packages of Maven' },
        make: (folder) => assembleWithMaven(program, folder),
      };
  }
}
