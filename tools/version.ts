import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GoProgram, MavenProgram, ObtainableProgram, PythonProgram } from '#tools/program';

/**
 * The release that is pinned, as its maintainers call it: `3.14.0`.
 * @throws Error when `go.mod` does not require the program's module
 */
export function pinnedVersion(program: ObtainableProgram): string {
  switch (program.kind) {
    case 'Go':
      return releaseOf(program.module, moduleVersion(program));
    case 'Debian':
      return upstreamOf(program.package.version);
    case 'Python':
      return requiredVersion(program);
    case 'Maven':
      return artifactVersion(program);
  }
}

function moduleVersion({ folder, module }: GoProgram): string {
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
  return version.trim();
}

function requiredVersion({ folder, package: name }: PythonProgram): string {
  const file = join(folder, 'requirements.txt');
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`${name}==`));
  const version = line?.slice(name.length + 2).split(' ')[0];
  if (version === undefined) throw new Error(`${file} does not require ${name}`);
  return version;
}

function artifactVersion({ folder, artifact }: MavenProgram): string {
  const file = join(folder, 'pom.xml');
  const [, after] = readFileSync(file, 'utf8').split(`<artifactId>${artifact}</artifactId>`);
  const version = /^\s*<version>([^<]*)</.exec(after ?? '')?.[1];
  if (version === undefined) throw new Error(`${file} does not require ${artifact}`);
  return version;
}

/** What is upstream's in a version of Debian: `1.112.0` of `1.112.0+ds1-2`. */
export function upstreamOf(debianVersion: string): string {
  return debianVersion.replace(/^\d+:/, '').replace(/[+~-].*$/, '');
}

/** The release of a Go module version, for the modules that number them otherwise. */
export function releaseOf(module: string, moduleVersion: string): string {
  const renumber = renumbered[module];
  return renumber === undefined ? moduleVersion : renumber(moduleVersion);
}

/** Go wants the major version of anything above 1 in the import path, and these modules do not write it there. */
const renumbered: Readonly<Record<string, (moduleVersion: string) => string>> = {
  /** Prometheus publishes 3.14.0 as 0.314.0. */
  'github.com/prometheus/prometheus': (version) =>
    version.replace(/^0\.(\d+)(\d\d)\./, (_, major: string, minor: string) => `${major}.${Number(minor)}.`),
  /** Jaeger released 2.13.0 with 1.76.0, and each release of the one with the other. */
  'github.com/jaegertracing/jaeger': (version) =>
    version.replace(/^1\.(\d+)\./, (_, minor: string) => `2.${Number(minor) - 63}.`),
};
