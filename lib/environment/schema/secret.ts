import type { TUnsafe } from '@sinclair/typebox';
import { definition } from '#lib/environment/schema/definition';
import type { SchemaNode } from '#lib/environment/schema/node';
import { map, text } from '#lib/environment/schema/text';
import type { SecretReference } from '#lib/environment/shared-choices';

/** A key of a Secret that must exist. */
export const secretSchema = map(
  'A key of a Secret that must exist; never its value.',
  {
    secret: text('Secret name', 'The name of the Secret, in the namespace of the stack.'),
    key: text('Secret key', 'The key in that Secret.'),
  },
  { title: 'secret' },
);

/** A key that takes a reference to a Secret, with names that fit it. */
export const secret = (description: string, example: SecretReference): TUnsafe<SecretReference> =>
  definition('secret', secretSchema)(description, [example]);

/** Whether a part of the schema is such a key. */
export const isSecretReference = ({ $ref }: SchemaNode): boolean => $ref === '#/definitions/secret';

/** Whether a part of the schema is such a reference itself, or the name or key in one. */
export const isInSecret = ({ title = '' }: SchemaNode): boolean =>
  ['secret', 'Secret name', 'Secret key'].includes(title);
