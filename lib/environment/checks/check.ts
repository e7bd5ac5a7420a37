import type { Environment } from '#lib/environment/environment';
import type { Problem } from '#lib/problem';

/** One rule that an environment keeps and that its schema cannot say. */
export type EnvironmentCheck = (environment: Environment) => readonly Problem[];
