import { Type } from '@sinclair/typebox';
import { resourcesSchema, storageSchema } from '#lib/environment/schema/components';
import { bucketSchema } from '#lib/environment/schema/object-storage';
import { replicated } from '#lib/environment/schema/replicated';
import { map, port, text } from '#lib/environment/schema/text';
import { tokensSchema } from '#lib/environment/schema/tokens';
import { tag, variants } from '#lib/environment/schema/variant';

const targetSchema = variants('kind', 'The programs of one service.', [
  map('A fixed list.', {
    kind: tag('static', 'A fixed list of addresses.'),
    addresses: Type.Array(text('text', 'host:port', { examples: ['dwcp-node-1:6060'] }), {
      description: 'Each host:port, once.',
      minItems: 1,
      uniqueItems: true,
    }),
  }),
  map('Pods.', {
    kind: tag('kubernetes', 'Pods of the cluster that Alloy runs in.'),
    role: tag('pod', 'Each port of a pod is asked.'),
    namespaces: Type.Array(text('DNS label', 'The name of a namespace.', { examples: ['dwcp'] }), {
      description: 'Where to look: Alloy may list pods there and nowhere else.',
      minItems: 1,
      uniqueItems: true,
    }),
    selector: text('text', 'A label selector.', { examples: ['app=dwcp-v3'] }),
    ports: Type.Array(port('The name or number of a container port, which the pods declare.'), {
      description: 'Where they serve pprof.',
      minItems: 1,
      uniqueItems: true,
    }),
  }),
]);

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
  tokens: tokensSchema('pyroscope-gateway', 'pyroscope'),
  gateway: map(
    'What lets programs read and write Pyroscope by these tokens.',
    replicated('pyroscope-gateway', 'Replicas.'),
    { default: {} },
  ),
  targets: Type.Record(Type.String(), targetSchema, {
    description: 'Where pprof is asked, by the name of the service as traces and logs call it.',
    minProperties: 1,
  }),
});
