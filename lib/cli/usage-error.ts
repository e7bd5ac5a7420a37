import { closest } from '#lib/suggestion';

/** A command was called wrongly: one line for the user, and exit status 2. */
export class UsageError extends Error {
  /** @param message what is wrong, and the way out when there is one; how to get help is added where it is printed */
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/**
 * Checks a name that the user gave against those that there are.
 *
 * @param what what is named: `environment`
 * @throws UsageError with the name that was probably meant, or all there are
 */
export function requireKnown(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const meant = closest(name, known);
  const wayOut =
    meant === undefined
      ? `there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}`
      : `did you mean ${meant}?`;
  throw new UsageError(`no ${what} is called ${JSON.stringify(name)}; ${wayOut}`);
}
