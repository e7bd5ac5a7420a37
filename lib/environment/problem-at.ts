import type { KeyPath, MarkedPlace } from '#lib/environment/environment';
import type { Problem } from '#lib/problem';

/** What knows where a key stands: an environment, or the file that is still being read. */
export interface Located {
  place(path: KeyPath): MarkedPlace;
}

/**
 * A problem with the value under a path of an environment file.
 *
 * @param check the last part of the check's name: `environment/<check>`
 */
export function problemAt(
  located: Located,
  check: string,
  path: KeyPath,
  { message, fix }: Pick<Problem, 'message' | 'fix'>,
): Problem {
  return problemOf(located.place(path), check, renderPath(path), { message, fix });
}

/** A problem at a place that is already known. */
export function problemOf(
  { excerpt, isAround: _, ...where }: MarkedPlace,
  check: string,
  subject: string | undefined,
  { message, fix }: Pick<Problem, 'message' | 'fix'>,
): Problem {
  return {
    check: `environment/${check}`,
    where,
    ...(subject === undefined || subject === '' ? {} : { subject }),
    message,
    fix,
    ...(excerpt === undefined ? {} : { excerpt }),
  };
}

/** A path as people write it: `targets.dwcp-core.addresses[0]`, `nodeSelector["kubernetes.io/os"]`. */
export function renderPath(path: KeyPath): string {
  return path
    .map((part) => {
      if (typeof part === 'number') return `[${part}]`;
      return /^[-\w]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
    })
    .join('')
    .replace(/^\./, '');
}
