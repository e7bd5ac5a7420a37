import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';

/**
 * Gives a stage what a cluster mounts: a placeholder for every file that the configuration names and a person creates.
 * Absolute paths lead outside the stage, so its copy of the configuration names them below the stage instead.
 *
 * @param folder of the stage
 * @param config path of the configuration in it
 */
export function addPlaceholders(folder: string, config: string): void {
  const path = join(folder, config);
  const text = readFileSync(path, 'utf8');
  const named = [...new Set(namedFiles(parse(text)))];
  const mounted = named.filter((file) => file.startsWith('/'));
  writeFileSync(
    path,
    mounted.reduce((moved, file) => moved.replaceAll(file, join(folder, file)), text),
  );
  for (const file of named) {
    const place = mounted.includes(file) ? join(folder, file) : resolve(dirname(path), file);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, 'placeholder');
  }
}

/** The values of every key that names a file: `credentials_file`, `ca_file`. */
function namedFiles(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key.endsWith('_file') && typeof inner === 'string' ? [inner] : namedFiles(inner),
  );
}
