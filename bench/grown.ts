import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A site that no deployment changes, so that figures can be compared. */
export const siteEnvironments = 'test/site/environments';

/**
 * A checkout with the environments of that site, each of them `factor` times under a name of its own. Everything else is
 * linked.
 *
 * @returns its folder, which the caller removes
 */
export function grownCheckout(factor: number): string {
  const folder = mkdtempSync(join(tmpdir(), `bench-${factor}-`));
  for (const name of readdirSync('.')) {
    if (!['dist', 'environments', 'build'].includes(name)) symlinkSync(resolve(name), join(folder, name));
  }
  mkdirSync(join(folder, 'environments'));
  for (const file of readdirSync(siteEnvironments)) copyTimes(factor, file, join(folder, 'environments'));
  return folder;
}

function copyTimes(factor: number, file: string, into: string): void {
  const text = readFileSync(join(siteEnvironments, file), 'utf8');
  for (let copy = 1; copy <= factor; copy += 1) {
    const suffix = copy === 1 ? '' : `-${copy}`;
    const renamed = text.replace(/^(name|cluster): (.*)$/gm, `$1: $2${suffix}`);
    writeFileSync(join(into, file.replace(/\.yaml$/, `${suffix}.yaml`)), renamed);
  }
}
