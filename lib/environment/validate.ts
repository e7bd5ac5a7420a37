import type { ErrorObject } from 'ajv';
import type { RawEnvironment } from '#lib/environment/schema';
import { validator } from '#lib/environment/validator';

/** The file's data with its defaults filled in, and everything that the schema says against it. */
export type Validation =
  | { readonly raw: RawEnvironment; readonly data: unknown; readonly errors: readonly [] }
  | { readonly raw: undefined; readonly data: unknown; readonly errors: readonly ErrorObject[] };

/** Checks plain data against the schema. The data is changed: defaults are added. */
export function validate(data: unknown): Validation {
  const isEnvironment = validator();
  if (isEnvironment(data)) return { raw: data, data, errors: [] };
  return { raw: undefined, data, errors: isEnvironment.errors ?? [] };
}
