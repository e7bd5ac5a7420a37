import { Type } from '@sinclair/typebox';
import { resourcesSchema, storageSchema } from '#lib/environment/schema/components';
import { discoverySchema } from '#lib/environment/schema/discovery';
import { bucketSchema } from '#lib/environment/schema/object-storage';
import { map, text } from '#lib/environment/schema/text';
import { tag, variants } from '#lib/environment/schema/variant';

/** Profiles: targets, storage. */
export const profilesSchema = map('Profiles of CPU, memory and goroutines. None when it is left out.', {
  retention: text('duration', 'How long profiles are kept.', { examples: ['7d'] }),
  storage: variants('kind', 'Where profiles are kept.', [
    map('On the volume of Pyroscope.', {
      kind: tag('filesystem', 'On the volume of Pyroscope.'),
      storage: storageSchema,
    }),
    map('In a bucket of the object storage.', {
      kind: tag('object storage', 'In a bucket of `objectStorage`; the volume keeps the index.'),
      bucket: bucketSchema('The bucket.', 'dwcp-profiles'),
      storage: storageSchema,
    }),
  ]),
  resources: resourcesSchema('pyroscope'),
  targets: Type.Record(Type.String(), discoverySchema, {
    description: 'Where pprof is asked, by the name of the service.',
    minProperties: 1,
  }),
});
