import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Runbook } from '#lib/rules/runbook';

/** Every `*.md` of a folder, in the order of their names. */
export function loadRunbooks(directory: string): readonly Runbook[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const file = join(directory, name);
      return { alert: name.slice(0, -'.md'.length), file, text: readFileSync(file, 'utf8') };
    });
}
