import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { entriesAt } from '#lib/kubernetes/value';

/** A file that a configuration names, or a folder. */
interface Named {
  readonly kind: 'file' | 'folder';
  readonly path: string;
}

/**
 * Gives a stage what a cluster mounts: a placeholder for every file that the configuration names and a person creates,
 * and every folder that it writes to. Absolute paths lead outside the stage, so its copy of the configuration names them
 * below the stage instead.
 *
 * @param folder of the stage
 * @param config path of the configuration in it
 * @param startedIn where relative paths begin. @default the folder of the configuration
 */
export function addPlaceholders(
  folder: string,
  config: string,
  startedIn = dirname(join(folder, config)),
): void {
  const file = join(folder, config);
  const text = readFileSync(file, 'utf8');
  const named = namedIn(parse(text));
  const mounted = [...new Set(named.map(({ path }) => path).filter((path) => path.startsWith('/')))];
  writeFileSync(
    file,
    mounted
      // The longer ones first: one may be the beginning of another.
      .toSorted((one, other) => other.length - one.length)
      .reduce(
        (moved, path) => moved.replaceAll(new RegExp(`(?<![\\w./-])${path}\\b`, 'g'), join(folder, path)),
        text,
      ),
  );
  for (const { kind, path } of named) {
    const place = path.startsWith('/') ? join(folder, path) : resolve(startedIn, path);
    mkdirSync(kind === 'folder' ? place : dirname(place), { recursive: true });
    if (kind === 'file' && !existsSync(place)) writeFileSync(place, 'placeholder');
  }
}

/** The values of every key that names a file, such as `credentials_file` or `filename`, or a folder. */
function namedIn(value: unknown): readonly Named[] {
  return entriesAt(value).flatMap(([key, inner]) => {
    if (typeof inner !== 'string') return namedIn(inner);
    if (key.endsWith('_file') || key === 'filename') return [{ kind: 'file', path: inner }];
    return key === 'directory' ? [{ kind: 'folder', path: inner }] : [];
  });
}
