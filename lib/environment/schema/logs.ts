import { Type } from '@sinclair/typebox';
import { resourcesSchema, storageSchema } from '#lib/environment/schema/components';
import { bucketSchema } from '#lib/environment/schema/object-storage';
import { replicated } from '#lib/environment/schema/replicated';
import { map, text } from '#lib/environment/schema/text';
import { tokensSchema } from '#lib/environment/schema/tokens';
import { tag, variants } from '#lib/environment/schema/variant';

/** Logs: collecting, storage. */
export const logsSchema = map('Logs. None are collected when it is left out.', {
  retention: text('duration', 'How long lines are kept, in whole days.', { examples: ['30d'] }),
  storage: variants('kind', 'Where lines are kept.', [
    map('On the volume of one Loki: up to about 20 GB a day.', {
      kind: tag('filesystem', 'On the volume of one Loki.'),
      storage: storageSchema,
    }),
    map('In a bucket of the object storage, behind several replicas of Loki.', {
      kind: tag('object storage', 'In a bucket of `objectStorage`.'),
      replicas: Type.Integer({
        description: 'Replicas of Loki: each line is kept by three of them until it is in the bucket.',
        minimum: 3,
        maximum: 16,
        default: 3,
      }),
      bucket: bucketSchema('The bucket.', 'dwcp-logs'),
      storage: storageSchema,
    }),
  ]),
  resources: resourcesSchema('loki'),
  tokens: tokensSchema('loki-gateway', 'loki'),
  gateway: map(
    'What lets programs read and write Loki by these tokens.',
    replicated('loki-gateway', 'Replicas.'),
    { default: {} },
  ),
  agent: map(
    'The OpenTelemetry Collector on each node, which reads the logs of its containers.',
    {
      excludedNamespaces: Type.Array(text('DNS label', 'A namespace.', { examples: ['kube-system'] }), {
        description: 'Namespaces whose logs are not read.',
        default: [],
        uniqueItems: true,
      }),
      resources: resourcesSchema('otel-logs'),
    },
    { default: {} },
  ),
  files: Type.Array(
    map('The log files of one program.', {
      job: text('DNS label', 'The label `job` of their lines.', { examples: ['dwcp-v3'] }),
      paths: Type.Array(
        text('text', 'A glob pattern, relative to where the programs are started.', {
          examples: ['logs/*.log'],
        }),
        { description: 'Where they are.', minItems: 1, uniqueItems: true },
      ),
    }),
    {
      description:
        'What is read on one machine. For kubernetes it is left out: there the logs of all containers are read.',
      default: [],
    },
  ),
  indexLabels: Type.Array(text('text', 'A field of log lines.', { examples: ['component'] }), {
    description: 'Fields that Loki finds streams by, besides `cluster`, `namespace`, `job` and `level`.',
    default: [],
    uniqueItems: true,
  }),
});
