import type { Exception } from '#verify/exceptions';
import type { Finding, Judge } from '#verify/finding';

/** Tells accepted findings from others, and remembers which exceptions were needed. */
export interface Accepted {
  /** @returns those that no exception covers */
  unexplained(findings: readonly Finding[]): readonly Finding[];
  /**
   * What stands in an exception and covers nothing that was seen.
   * @param judges those that were asked
   */
  unused(judges: readonly Judge[]): readonly string[];
}

export function createAccepted(exceptions: readonly Exception[]): Accepted {
  const seen = new Set<string>();
  return {
    unexplained: (findings) =>
      findings.filter((finding) => {
        const covering = exceptions.filter((exception) => covers(exception, finding));
        for (const { objects } of covering)
          seen.add(use(finding.judge, finding.check, objects, namedIn(objects, finding.object)));
        return covering.length === 0;
      }),
    unused: (judges) =>
      exceptions.flatMap(({ checks, objects }) =>
        judges.flatMap((judge) => {
          const check = checks[judge];
          if (check === undefined) return [];
          const named = objects === 'every' ? ['any object'] : objects;
          return named.map((object) => use(judge, check, objects, object)).filter((text) => !seen.has(text));
        }),
      ),
  };
}

function covers({ checks, objects }: Exception, { judge, check, object }: Finding): boolean {
  return checks[judge] === check && (objects === 'every' || objects.some((name) => isNamed(name, object)));
}

/** One use of an exception, in words. */
function use(judge: Judge, check: string, objects: Exception['objects'], object: string): string {
  return `${judge} ${check} for ${objects === 'every' ? 'any object' : object}`;
}

/** What of an exception names an object: itself, or a name with `*` at its end. */
const namedIn = (objects: Exception['objects'], object: string): string =>
  objects === 'every' ? object : (objects.find((name) => isNamed(name, object)) ?? object);

const isNamed = (name: string, object: string): boolean =>
  name.endsWith('*') ? object.startsWith(name.slice(0, -1)) : name === object;
