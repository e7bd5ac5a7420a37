import { Ajv, type Options, type ValidateFunction } from 'ajv';
import { environmentSchema, type RawEnvironment } from '#lib/environment/schema';

/** What the compiler would say about the schema itself the tests ask for. */
export const validatorOptions: Options = {
  allErrors: true,
  verbose: true,
  discriminator: true,
  useDefaults: true,
  inlineRefs: false,
  meta: false,
  validateSchema: false,
  strict: false,
  code: { optimize: false },
};

let compiled: ValidateFunction<RawEnvironment> | undefined;

/**
 * The validator of environment files. Compiling it takes longer than a whole run may, so that `run.mjs` puts the compiled one
 * (`validator-source.ts`) in the place of this file; tests compile it once for each process.
 */
export function validator(): ValidateFunction<RawEnvironment> {
  compiled ??= new Ajv(validatorOptions).compile<RawEnvironment>(environmentSchema);
  return compiled;
}
