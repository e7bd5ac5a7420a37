import { type Static, type TSchema, type TUnsafe, Type } from '@sinclair/typebox';

/**
 * A schema that stands in many places, written once under `definitions` of the whole schema.
 *
 * @returns makes a key with that schema, from the key's own description
 */
export const definition =
  <Schema extends TSchema>(
    name: string,
    schema: Schema,
  ): ((description: string) => TUnsafe<Static<Schema>>) =>
  (description) =>
    Type.Unsafe<Static<Schema>>({
      type: 'object',
      description,
      examples: schema.examples,
      $ref: `#/definitions/${name}`,
    });
