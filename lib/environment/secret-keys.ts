import type { ErrorObject } from 'ajv';
import { environmentSchema } from '#lib/environment/schema';
import type { SchemaNode } from '#lib/environment/schema/node';
import { isInSecret, isSecretReference } from '#lib/environment/schema/secret';

/** The keys that take a reference to a Secret, wherever they stand: where people paste the secret itself. */
export const secretKeys: ReadonlySet<string> = new Set(secretKeysBelow(environmentSchema));

function secretKeysBelow(schema: SchemaNode): readonly string[] {
  const { properties = {}, patternProperties = {}, definitions = {}, oneOf = [], items } = schema;
  const own = Object.entries(properties).filter(([, property]) => isSecretReference(property));
  const below = [
    ...[properties, patternProperties, definitions].flatMap((schemas) => Object.values(schemas)),
    ...oneOf,
    ...(items === undefined ? [] : [items]),
  ];
  return [...own.map(([key]) => key), ...below.flatMap(secretKeysBelow)];
}

const pasted = new RegExp(`\\b(${[...secretKeys].join('|')})["']?\\s*:\\s*[^\\s{*&]`);

/** Whether a line gives one of those keys anything but a reference. Messages end in logs, so they do not show it. */
export const mayHoldSecret = (line: string): boolean => pasted.test(line);

/** Whether a mistake stands where a secret may stand too: in place of its name, or under a misspelt key. */
export function mayShowSecret({ keyword, parentSchema }: ErrorObject): boolean {
  const schema: SchemaNode = parentSchema ?? {};
  const isUnknownKey = keyword === 'additionalProperties';
  return (
    isSecretReference(schema) ||
    isInSecret(schema) ||
    (isUnknownKey && Object.values(schema.properties ?? {}).some(isSecretReference))
  );
}
