import { Type } from '@sinclair/typebox';
import { secret } from '#lib/environment/schema/secret';
import { map, text } from '#lib/environment/schema/text';
import { mebibytes } from '#lib/units/bytes';

export const storageSchema = map('The volume of each replica.', {
  storageClass: Type.Optional(
    text('text', 'A key of `output.storageClasses`. An error for kubernetes when left out.', {
      examples: ['fast'],
    }),
  ),
  size: text('size', 'The size of the volume.'),
});

/** With less, a program is killed while it starts. Assumed. */
export const leastMemory = {
  prometheus: mebibytes(512),
  alertmanager: mebibytes(64),
  vminsert: mebibytes(128),
  vmselect: mebibytes(256),
  vmstorage: mebibytes(512),
  'victoria-metrics': mebibytes(256),
  vmagent: mebibytes(256),
  vmauth: mebibytes(64),
  vmalert: mebibytes(64),
  grafana: mebibytes(256),
  'otel-collector': mebibytes(256),
  'otel-sampler': mebibytes(256),
  'otel-logs': mebibytes(128),
  jaeger: mebibytes(256),
  'jaeger-collector': mebibytes(256),
  'jaeger-query': mebibytes(128),
  elasticsearch: mebibytes(2_048),
  loki: mebibytes(512),
  'loki-gateway': mebibytes(64),
  pyroscope: mebibytes(512),
  'pyroscope-gateway': mebibytes(64),
  'node-exporter': mebibytes(32),
  'kube-state-metrics': mebibytes(64),
  'blackbox-exporter': mebibytes(32),
} as const;

export const resourcesSchema = (component: keyof typeof leastMemory) =>
  Type.Optional(
    map('CPU and memory of each replica. Worked out from the load when left out.', {
      cpu: Type.Number({ description: 'Cores.', minimum: 0.05, maximum: 1_024, examples: [0.5, 4] }),
      memory: text('size', `Memory, at least ${leastMemory[component].toKubernetes()}.`, {
        examples: ['16Gi'],
      }),
    }),
  );

/** Prometheus: replicas, local storage, sizes. */
export const prometheusSchema = map('Prometheus, which scrapes and evaluates rules.', {
  replicas: Type.Integer({
    description: 'Identical replicas that scrape the same targets: 2 survive the loss of one.',
    minimum: 1,
    maximum: 2,
    default: 2,
  }),
  retention: map('How much is kept locally. Whichever bound is reached first deletes the oldest block.', {
    time: text('duration', 'Twice the longest window of a rule that Prometheus evaluates, or longer.', {
      examples: ['48h'],
      default: '48h',
    }),
    size: text('size', 'At most 85 % of `prometheus.storage.size`.', { examples: ['170Gi'] }),
  }),
  storage: storageSchema,
  resources: resourcesSchema('prometheus'),
});

/** Alertmanager: replicas, local storage, sizes. */
export const alertmanagerSchema = map('Alertmanager, which groups alerts and notifies people.', {
  replicas: Type.Integer({
    description: 'Replicas in one mesh: 1, or 3 and more, so that two are left while one is replaced.',
    minimum: 1,
    maximum: 9,
    default: 3,
  }),
  storage: storageSchema,
  retention: text('duration', 'How long silences and the notification log are kept.', {
    examples: ['5d'],
    default: '5d',
  }),
  resources: resourcesSchema('alertmanager'),
});

/** Long-term storage of somebody else. */
export const remoteWriteSchema = map(
  'A storage outside this stack that Prometheus sends its samples to, besides `victoriaMetrics` where there is that. Nowhere when it is left out.',
  {
    url: text('URL', 'The remote write address.', {
      examples: ['https://metrics.example.com/api/v1/write'],
    }),
    token: Type.Optional(
      secret('A file with a bearer token. No authentication when it is left out.', {
        secret: 'remote-write',
        key: 'token',
      }),
    ),
  },
);
