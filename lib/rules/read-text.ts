import { readFileSync } from 'node:fs';
import type { Problem } from '#lib/problem';

/** The text of a file, or why there is none: it cannot be read, or is not UTF-8. */
export function readText(file: string): string | Problem {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const isEncoding = error instanceof TypeError;
    const reason = error instanceof Error ? error.message.replace(/, \w+( '.*')?$/, '') : String(error);
    return {
      check: 'rules/file',
      where: { file },
      message: isEncoding ? 'is not UTF-8' : `cannot be read: ${reason}`,
      fix: isEncoding ? 'save it as UTF-8' : 'name a file that you may read',
    };
  }
}
