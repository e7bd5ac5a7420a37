import { Type } from '@sinclair/typebox';
import type { ProgramFlags } from '#lib/environment/metrics-choices';
import { type leastMemory, resourcesSchema, storageSchema } from '#lib/environment/schema/components';
import { secret } from '#lib/environment/schema/secret';
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

/** The same of one with a volume. */
const keeping = (...args: Parameters<typeof replicated>) => ({
  ...replicated(...args),
  storage: storageSchema,
});

const sitesSchema = map(
  'Other sites, each with a stack of its own: every sample of the hot tier goes to them too, and they answer while that is away here. There are none when it is left out.',
  {
    tokens: map('What sites show each other, the same at all of them.', {
      read: secret('The token of those who read.', { secret: 'sites', key: 'read-token' }),
      write: secret('The token of those who write.', { secret: 'sites', key: 'write-token' }),
    }),
    peers: Type.Array(
      map('One of them.', {
        site: text('label value', 'Its `site`.', { examples: ['virginia'] }),
        url: text('URL', 'Its `hosts.metrics` as a URL: https and a host, without a path.', {
          examples: ['https://metrics.us.example.com'],
        }),
      }),
      {
        description: 'The other sites, in an order that stays: a new one comes last.',
        minItems: 1,
        maxItems: 8,
      },
    ),
  },
);

const common = {
  tokens: tokensSchema('vmauth', 'victoria-metrics'),
  vmauth: map('vmauth, through which everybody reads and writes.', replicated('vmauth', 2, 'Replicas.'), {
    default: {},
  }),
  vmalert: map(
    'vmalert, which evaluates the rules that look back further than Prometheus keeps samples.',
    replicated('vmalert', 2, 'Identical replicas: 2 survive the loss of one.'),
    { default: {} },
  ),
  sites: Type.Optional(sitesSchema),
  backup: Type.Optional(
    map(
      'Copies of what each storage node keeps, once a day, in a bucket of `objectStorage`. None are made when it is left out. In `processes` nobody makes them.',
      {
        bucket: text(
          'DNS label',
          'The bucket, which must delete nothing by itself but old versions of objects: a copy is made of what earlier ones have put there.',
          { examples: ['dwcp-metrics'] },
        ),
        hour: Type.Integer({
          description: 'The hour of the day, in UTC, at which copies are made.',
          minimum: 0,
          maximum: 23,
          default: 1,
        }),
      },
    ),
  ),
  vmagent: Type.Optional(
    map(
      'vmagent, which passes each sample on to every tier and every other site. Its volume holds what cannot be passed on yet. Needed with a second tier or another site, and with those only.',
      keeping('vmagent', 2, 'Replicas: one works, and the next takes its place while that is away.'),
    ),
  ),
};

const retention = (example: string) =>
  text('duration', 'How long samples are kept, 1d to 100y.', { examples: [example] });

const purposes = {
  warm: 'The warm tier, which keeps one sample of each series in 10 s. There is none when it is left out.',
  cold: 'The cold tier, which keeps one sample of each series in a minute. There is none when it is left out.',
};

const singleNode = (kept: string) => ({
  retention: retention(kept),
  storage: storageSchema,
  resources: resourcesSchema('victoria-metrics'),
  flags: flagsSchema('victoria-metrics'),
});

const singleNodeSchema = map('One program that does everything, for a site that one machine can serve.', {
  kind: tag('single node', 'One program: up to some hundred thousand samples per second.'),
  ...common,
  ...singleNode('30d'),
  warm: Type.Optional(map(purposes.warm, singleNode('30d'))),
  cold: Type.Optional(map(purposes.cold, singleNode('365d'))),
});

/** @param stateless replicas of vminsert and of vmselect, by default */
const cluster = (kept: string, stateless: number, nodes: number) => ({
  retention: retention(kept),
  replicationFactor: Type.Integer({
    description:
      'On how many storage nodes each sample is kept: with 2, one may be lost. Needs twice as many storage nodes, less one.',
    minimum: 1,
    maximum: 5,
    default: 2,
  }),
  vminsert: map(
    'vminsert, which distributes samples.',
    replicated('vminsert', stateless, `Replicas: ${stateless} survive the loss of one.`),
    { default: {} },
  ),
  vmselect: map(
    'vmselect, which answers queries.',
    keeping('vmselect', stateless, `Replicas: ${stateless} survive the loss of one.`),
  ),
  vmstorage: map(
    'vmstorage, which keeps samples.',
    keeping(
      'vmstorage',
      nodes,
      'Storage nodes. Their number may rise; to lower it, data has to be moved first.',
    ),
  ),
});

const clusterSchema = map('A cluster.', {
  kind: tag('cluster', 'vminsert, vmselect and vmstorage.'),
  ...common,
  ...cluster('30d', 3, 5),
  warm: Type.Optional(map(purposes.warm, cluster('30d', 2, 3))),
  cold: Type.Optional(map(purposes.cold, cluster('365d', 2, 3))),
  vmselectAll: Type.Optional(
    map(
      'vmselect over all tiers, for questions that reach across them. There is none when it is left out.',
      keeping('vmselect', 2, 'Replicas: 2 survive the loss of one.'),
    ),
  ),
});

/** Long-term storage. */
export const victoriaMetricsSchema = variants(
  'kind',
  'Long-term storage. Samples are gone after `prometheus.retention` when it is left out.',
  [singleNodeSchema, clusterSchema],
);
