import type { Environment } from '#lib/environment/environment';
import type { BadgerStorage, ElasticsearchStorage, TracesChoices } from '#lib/environment/traces-choices';
import { gibibytes } from '#lib/units/bytes';
import { days, seconds } from '#lib/units/duration';
import { cluster, environment, onOneMachine } from '#test/lib/components/example';

const storage = { storageClass: 'fast', size: gibibytes(10) } as const;

export const badger: BadgerStorage = { kind: 'badger', storage };

export const elasticsearch: ElasticsearchStorage = {
  kind: 'elasticsearch',
  collector: { replicas: 2 },
  query: { replicas: 2 },
  nodes: 3,
  shards: 5,
  copies: 2,
  storage,
  nodeCertificates: 'elasticsearch-nodes',
  passwords: {
    elastic: { secret: 'elasticsearch', key: 'elastic-password' },
    jaeger: { secret: 'elasticsearch', key: 'jaeger-password' },
    monitoring: { secret: 'elasticsearch', key: 'monitoring-password' },
  },
  snapshots: { kind: 'object storage', bucket: { bucket: 'dwcp-traces' } },
};

export const traces = (changes: Partial<TracesChoices> = {}): TracesChoices => ({
  token: { secret: 'traces', key: 'token' },
  from: [{ namespace: 'dwcp', selector: 'app=dwcp-v3' }],
  retention: days(7),
  collector: { replicas: 2, storage },
  sampler: {
    replicas: 2,
    storage,
    percentage: 10,
    always: ['migrate_vm', 'error_*'],
    decisionWait: seconds(30),
  },
  storage: badger,
  ...changes,
});

const load = { samplesPerSecond: 1_000, activeSeries: 1_000, spansPerSecond: 1_000 };

/** In a cluster whose programs show each other certificates. */
export const inCluster = (choices: TracesChoices, changes: Partial<Environment> = {}): Environment =>
  environment({
    output: { ...cluster, certificates: 'certificates' },
    load,
    traces: choices,
    objectStorage: {
      url: 'https://s3.example.com',
      region: 'eu-central-1',
      accessKey: { secret: 'object-storage', key: 'access-key' },
      secretKey: { secret: 'object-storage', key: 'secret-key' },
    },
    ...changes,
  });

export const locally = (choices: TracesChoices): Environment => onOneMachine({ load, traces: choices });
