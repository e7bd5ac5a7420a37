import { Type } from '@sinclair/typebox';
import type { ProgramFlags } from '#lib/environment/metrics-choices';
import { type leastMemory, resourcesSchema, storageSchema } from '#lib/environment/schema/components';
import { map, text } from '#lib/environment/schema/text';
import { tokensSchema } from '#lib/environment/schema/tokens';
import { tag, variants } from '#lib/environment/schema/variant';

type Program = keyof typeof leastMemory;

const flagsSchema = (program: Program) =>
  Type.Unsafe<ProgramFlags>({
    type: 'object',
    description: `Flags of ${program} that this stack does not set itself, by name without dash: \`{ loggerLevel: WARN }\`.`,
    additionalProperties: { type: ['string', 'number', 'boolean'] },
    default: {},
  });

/** What is chosen of a program of which several run. */
const replicated = (program: Program, replicas: number, purpose: string) => ({
  replicas: Type.Integer({ description: purpose, minimum: 1, maximum: 64, default: replicas }),
  resources: resourcesSchema(program),
  flags: flagsSchema(program),
});

const common = {
  retention: text('duration', 'How long samples are kept, 1d to 100y.', { examples: ['30d'] }),
  tokens: tokensSchema('vmauth', 'victoria-metrics'),
  vmauth: map('vmauth, through which everybody reads and writes.', replicated('vmauth', 2, 'Replicas.'), {
    default: {},
  }),
  vmalert: map(
    'vmalert, which evaluates the rules that look back further than Prometheus keeps samples.',
    replicated('vmalert', 2, 'Identical replicas: 2 survive the loss of one.'),
    { default: {} },
  ),
};

const singleNodeSchema = map('One program that does everything, for a site that one machine can serve.', {
  kind: tag('single node', 'One program: up to some hundred thousand samples per second.'),
  ...common,
  storage: storageSchema,
  resources: resourcesSchema('victoria-metrics'),
  flags: flagsSchema('victoria-metrics'),
});

const clusterSchema = map('A cluster.', {
  kind: tag('cluster', 'vminsert, vmselect and vmstorage.'),
  ...common,
  replicationFactor: Type.Integer({
    description:
      'On how many storage nodes each sample is kept: with 2, one may be lost. Needs twice as many storage nodes, less one.',
    minimum: 1,
    maximum: 5,
    default: 2,
  }),
  vminsert: map(
    'vminsert, which distributes samples.',
    replicated('vminsert', 3, 'Replicas: 3 survive the loss of one.'),
    { default: {} },
  ),
  vmselect: map('vmselect, which answers queries.', {
    ...replicated('vmselect', 3, 'Replicas: 3 survive the loss of one.'),
    storage: storageSchema,
  }),
  vmstorage: map('vmstorage, which keeps samples.', {
    ...replicated(
      'vmstorage',
      5,
      'Storage nodes. Their number may rise; to lower it, data has to be moved first.',
    ),
    storage: storageSchema,
  }),
});

/** Long-term storage. */
export const victoriaMetricsSchema = variants(
  'kind',
  'Long-term storage. Samples are gone after `prometheus.retention` when it is left out.',
  [singleNodeSchema, clusterSchema],
);
