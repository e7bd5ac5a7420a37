import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { environmentSchema, type RawEnvironment } from '#lib/environment/schema';

/** The file's data with its defaults filled in, and everything that the schema says against it. */
export type Validation =
  | { readonly raw: RawEnvironment; readonly data: unknown; readonly errors: readonly [] }
  | { readonly raw: undefined; readonly data: unknown; readonly errors: readonly ErrorObject[] };

/** Checks plain data against the schema. The data is changed: defaults are added. */
export function validate(data: unknown): Validation {
  const isEnvironment = compiled();
  if (isEnvironment(data)) return { raw: data, data, errors: [] };
  return { raw: undefined, data, errors: isEnvironment.errors ?? [] };
}

let validator: ValidateFunction<RawEnvironment> | undefined;

/**
 * Compiling takes longer than checking, so a process does it once. What the compiler would say about the schema itself
 * the tests ask for; leaving that and its optimizer out halves the time.
 */
function compiled(): ValidateFunction<RawEnvironment> {
  validator ??= new Ajv({
    allErrors: true,
    verbose: true,
    discriminator: true,
    useDefaults: true,
    inlineRefs: false,
    meta: false,
    validateSchema: false,
    strict: false,
    code: { optimize: false },
  }).compile<RawEnvironment>(environmentSchema);
  return validator;
}
