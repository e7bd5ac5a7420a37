import type { Environment } from '#lib/environment/environment';
import type { RawEnvironment } from '#lib/environment/schema';
import type { Problem } from '#lib/problem';

/** A key at the top level of an environment file. */
export type Section = keyof RawEnvironment;

/** One rule that an environment keeps and that its schema cannot say. */
export interface EnvironmentCheck {
  /** The sections that it reads. It is left out for a file in which one of them is not what the schema says. */
  readonly reads: readonly Section[];
  readonly check: (environment: Environment) => readonly Problem[];
}

/** A check that can read only what it says. Fewer sections are better: it is left out more seldom. */
export function environmentCheck<const Read extends Section>(
  reads: readonly Read[],
  check: (environment: Pick<Environment, Read | 'place'>) => readonly Problem[],
): EnvironmentCheck {
  return { reads, check };
}
