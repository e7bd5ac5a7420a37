import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '#tools/program';

/**
 * The release that `go.mod` pins, as its maintainers call it: `3.14.0`.
 * @throws Error when `go.mod` does not require the program's module
 */
export function pinnedVersion({ folder, module }: Program): string {
  const file = join(folder, 'go.mod');
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((text) =>
      text
        .replace(/^require /, '')
        .trimStart()
        .startsWith(`${module} v`),
    );
  const version = line?.split(' v')[1];
  if (version === undefined) throw new Error(`${file} does not require ${module}`);
  return releaseOf(version.trim());
}

/**
 * The release of a Go module version. Prometheus publishes 3.14.0 as module version 0.314.0, because Go wants
 * the major version of anything above 1 in the import path.
 */
export function releaseOf(moduleVersion: string): string {
  return moduleVersion.replace(
    /^0\.(\d+)(\d\d)\./,
    (_, major: string, minor: string) => `${major}.${Number(minor)}.`,
  );
}
