import { Type } from '@sinclair/typebox';
import { secret } from '#lib/environment/schema/secret';
import { map, text } from '#lib/environment/schema/text';

/** A server that speaks the protocol of S3. */
export const objectStorageSchema = map(
  'The object storage that logs, profiles and snapshots are kept in. None when it is left out.',
  {
    url: text(
      'URL',
      'Its address: https and a host, without a path. Plain http is for loopback addresses and Services of the cluster.',
      { examples: ['https://s3.example.com'] },
    ),
    region: text('text', 'The region that requests are signed for.', { examples: ['eu-central-1'] }),
    accessKey: secret('The access key.', { secret: 'object-storage', key: 'access-key' }),
    secretKey: secret('The secret key.', { secret: 'object-storage', key: 'secret-key' }),
  },
);

/** A bucket of the object storage. */
export const bucketSchema = (description: string, example: string) =>
  map(description, {
    bucket: text('DNS label', 'Its name.', { examples: [example] }),
    deletesAfter: Type.Optional(
      text('duration', 'After how long the bucket deletes objects by itself. Never when it is left out.', {
        examples: ['90d'],
      }),
    ),
  });
