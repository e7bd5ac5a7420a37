import { type Static, type TSchema, type TUnsafe, Type } from '@sinclair/typebox';

/**
 * A schema that stands in many places, written once under `definitions` of the whole schema.
 *
 * @returns makes a key with that schema, from the key's own description and examples
 */
export const definition =
  <Schema extends TSchema>(
    name: string,
    schema: Schema,
  ): ((description: string, examples?: readonly Static<Schema>[]) => TUnsafe<Static<Schema>>) =>
  (description, examples = schema.examples) =>
    Type.Unsafe<Static<Schema>>({
      type: 'object',
      description,
      examples,
      $ref: `#/definitions/${name}`,
    });
