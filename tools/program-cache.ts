import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CacheEntry, folderOf } from '#tools/cache';
import { buildArguments } from '#tools/go';
import { jarList } from '#tools/maven';
import type { GoProgram, ObtainableProgram } from '#tools/program';
import { pinnedVersion } from '#tools/version';

/**
 * The path a program has in the cache, whether or not it is there.
 * Go's version does not change it: a program that was built serves on where Go is gone.
 */
export function cachePath(program: ObtainableProgram): string {
  const entry = entryOf(program);
  return join(folderOf(entry), entry.place);
}

/** @returns undefined when the cache does not hold it */
export function cached(program: ObtainableProgram): string | undefined {
  const path = cachePath(program);
  return existsSync(path) ? path : undefined;
}

interface ProgramEntry extends CacheEntry {
  /** Where the program is in the folder. */
  readonly place: string;
}

/** What the cache keeps a program in. Programs of one package share its folder. */
export function entryOf(program: ObtainableProgram): ProgramEntry {
  const version = pinnedVersion(program);
  const machine = [process.platform, process.arch];
  switch (program.kind) {
    case 'Go':
      return {
        name: `${program.name}-${version}`,
        place: program.name,
        ingredients: [
          JSON.stringify([program.build, buildArguments(program), ...machine]),
          sourcesOf(program).join('\0'),
        ],
      };
    case 'Debian':
      return {
        name: `${program.package.name}-${version}`,
        place: join('usr/bin', program.name),
        ingredients: [JSON.stringify([program.package, ...machine])],
      };
    case 'Python':
      return {
        name: `${program.name}-${version}`,
        place: join('bin', program.name),
        ingredients: [
          JSON.stringify(machine),
          readFileSync(join(program.folder, 'requirements.txt'), 'utf8'),
        ],
      };
    case 'Maven':
      return {
        name: `${program.name}-${version}`,
        place: join('bin', program.name),
        ingredients: ['pom.xml', jarList, `${program.mainClass}.java`].map((file) =>
          readFileSync(join(program.folder, file), 'utf8'),
        ),
      };
  }
}

function sourcesOf({ folder, build }: GoProgram): readonly string[] {
  const own =
    build.kind === 'own package'
      ? readdirSync(join(folder, build.package))
          .sort()
          .map((name) => join(build.package, name))
      : [];
  return ['go.mod', 'go.sum', ...own].map((name) => readFileSync(join(folder, name), 'utf8'));
}
