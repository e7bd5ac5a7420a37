import { Type } from '@sinclair/typebox';
import { secret } from '#lib/environment/schema/secret';
import { map } from '#lib/environment/schema/text';

/**
 * Tokens of those who read and of those who write.
 *
 * @param asker the program that asks for them
 * @param example the name of the Secret in the examples
 */
export const tokensSchema = (asker: string, example: string) =>
  map(`What programs show to ${asker} before they may read or write.`, {
    read: secret('The token of those who read.', { secret: example, key: 'read-token' }),
    write: secret('The token of those who write.', { secret: example, key: 'write-token' }),
    otherRead: Type.Optional(
      secret(`A second token that ${asker} lets in beside \`read\`, while that is changed.`, {
        secret: example,
        key: 'read-token-2',
      }),
    ),
    otherWrite: Type.Optional(
      secret(`A second token that ${asker} lets in beside \`write\`, while that is changed.`, {
        secret: example,
        key: 'write-token-2',
      }),
    ),
  });
