import { type SchemaOptions, type Static, type TObject, type TUnsafe, Type } from '@sinclair/typebox';

/**
 * One of several maps, told apart by the text under one key, so that a mistake is reported against the one that was
 * meant and not against all of them.
 */
export function variants<const Variants extends readonly TObject[]>(
  tag: string,
  description: string,
  variantSchemas: Variants,
  options: SchemaOptions = {},
): TUnsafe<Static<Variants[number]>> {
  return Type.Unsafe<Static<Variants[number]>>({
    type: 'object',
    description,
    required: [tag],
    discriminator: { propertyName: tag },
    oneOf: variantSchemas,
    ...options,
  });
}

/** The key that tells a variant apart. */
export const tag = <const Word extends string>(word: Word, description: string) =>
  Type.Literal(word, { description });
