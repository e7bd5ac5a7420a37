import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Creates the files that stand in for Secrets: each `secrets/<secret>/<key>` that a file of the stage names gets a random
 * text.
 *
 * @param folder of the stage
 * @returns their paths in the stage
 */
export function makeUpSecrets(folder: string): readonly string[] {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'));
  const named = new Set(texts.flatMap((text) => text.match(/\bsecrets\/[\w.-]+\/[\w.-]+/g) ?? []));
  for (const path of named) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  }
  return [...named].sort();
}
