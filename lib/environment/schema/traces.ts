import { Type } from '@sinclair/typebox';
import { resourcesSchema, storageSchema } from '#lib/environment/schema/components';
import { bucketSchema } from '#lib/environment/schema/object-storage';
import { replicated } from '#lib/environment/schema/replicated';
import { secret } from '#lib/environment/schema/secret';
import { map, text } from '#lib/environment/schema/text';
import { tag, variants } from '#lib/environment/schema/variant';

const badgerSchema = map('Files on the volume of one Jaeger, for a small site.', {
  kind: tag('badger', 'Files on a volume: one Jaeger that stores and shows.'),
  storage: storageSchema,
  resources: resourcesSchema('jaeger'),
});

const snapshotsSchema = variants('kind', 'Copies of what Elasticsearch keeps.', [
  map('Every night into a bucket of the object storage.', {
    kind: tag('object storage', 'Every night into a bucket of `objectStorage`.'),
    bucket: bucketSchema('The bucket.', 'dwcp-traces'),
  }),
  map('None.', {
    kind: tag('none', 'There are none.'),
    reason: text('text', 'Why traces may be lost; it is printed in the summary.', {
      examples: ['traces of a test site can be lost'],
    }),
  }),
]);

const elasticsearchSchema = map('Elasticsearch of the stack.', {
  kind: tag('elasticsearch', 'Elasticsearch, in front of which Jaeger stores and searches by two programs.'),
  collector: map('Jaeger, which stores spans.', replicated('jaeger-collector', 'Replicas.'), { default: {} }),
  query: map('Jaeger, which people search with.', replicated('jaeger-query', 'Replicas.'), { default: {} }),
  nodes: Type.Integer({
    description: 'Nodes of Elasticsearch: 1, or 3 and more, so that two are left to agree while one is away.',
    minimum: 1,
    maximum: 32,
    default: 3,
  }),
  shards: Type.Integer({ description: 'Shards of each index.', minimum: 1, maximum: 64, default: 5 }),
  copies: Type.Integer({
    description: 'Copies of each shard besides itself: fewer than there are nodes.',
    minimum: 0,
    maximum: 8,
    default: 2,
  }),
  storage: storageSchema,
  resources: resourcesSchema('elasticsearch'),
  nodeCertificates: text(
    'Secret name',
    'A Secret with the certificate that nodes of Elasticsearch show each other: `tls.crt`, `tls.key`, and `ca.crt` of an authority that signs for nobody else, because whoever it signs for can join them. Another one than `output.certificates`.',
    { examples: ['elasticsearch-nodes'] },
  ),
  passwords: map('Of the users of Elasticsearch.', {
    elastic: secret('Of `elastic`, who may do everything and sets up the others.', {
      secret: 'elasticsearch',
      key: 'elastic-password',
    }),
    jaeger: secret('Of Jaeger.', { secret: 'elasticsearch', key: 'jaeger-password' }),
    monitoring: secret('Of what watches Elasticsearch.', {
      secret: 'elasticsearch',
      key: 'monitoring-password',
    }),
  }),
  snapshots: snapshotsSchema,
});

/** What a name may hold; it stands in quotes in the condition of the sampler. */
const spanName = text('span name', 'The name of spans; `*` at its end stands for anything.', {
  examples: ['migrate_vm'],
});

/** Traces: collecting, sampling, storage. */
export const tracesSchema = map('Traces. None are collected when it is left out.', {
  token: secret('What programs show before they may send spans.', { secret: 'traces', key: 'token' }),
  from: Type.Array(
    map('Pods of one namespace.', {
      namespace: text('DNS label', 'Their namespace.', { examples: ['dwcp'] }),
      selector: text('text', 'A label selector of theirs.', { examples: ['app=dwcp-v3'] }),
    }),
    {
      description: 'Pods that may send spans. What is outside the cluster comes by `hosts.otel`.',
      default: [],
    },
  ),
  retention: text('duration', 'How long spans can be searched, in whole days.', { examples: ['7d'] }),
  collector: map('The OpenTelemetry Collector to which everybody sends.', {
    ...replicated('otel-collector', 'Replicas: 2 survive the loss of one.'),
    storage: storageSchema,
  }),
  sampler: map('The OpenTelemetry Collector that decides which traces are kept.', {
    ...replicated('otel-sampler', 'Replicas. When it changes, traces that are under way are split.'),
    percentage: Type.Number({
      description: 'How many of a hundred traces are kept of those that nothing else keeps.',
      minimum: 0,
      maximum: 100,
      default: 10,
    }),
    always: Type.Array(spanName, {
      description: 'Names of spans whose traces are all kept, as those with an error are.',
      default: ['migrate_vm', 'migration', 'acp_consensus', 'consensus.round', 'error_*'],
    }),
    decisionWait: text(
      'duration',
      'How long after its first span a trace is decided about, 1s to 5m: what waits is in memory, and a restart loses it.',
      { examples: ['30s'], default: '30s' },
    ),
    storage: storageSchema,
  }),
  storage: variants('kind', 'Where traces are kept.', [badgerSchema, elasticsearchSchema]),
});
