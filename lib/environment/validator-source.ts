import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import { environmentSchema } from '#lib/environment/schema';
import { validatorOptions } from '#lib/environment/validator';

/**
 * The text of a JavaScript module that exports `validator`, as `validator.ts` does, compiled already:
 * https://ajv.js.org/standalone.html
 */
export function validatorSource(): string {
  const ajv = new Ajv({ ...validatorOptions, code: { ...validatorOptions.code, source: true, esm: true } });
  const compiled = standaloneCode(ajv, ajv.compile(environmentSchema));
  return `${compiled}\nexport const validator = () => validate;\n`.replace(
    /export const validate = (\w+);export default \1;/,
    'const validate = $1;',
  );
}
