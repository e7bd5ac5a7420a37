import { chosen, sized } from '#lib/components/choice';
import type { Backup, RequiredSecret } from '#lib/components/component';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { configuredPaths } from '#lib/components/deployed/paths';
import { configFolder, elasticsearchConfig, nodesFolder } from '#lib/components/elasticsearch/config';
import { prepareScript } from '#lib/components/elasticsearch/prepare';
import type { TracesInput } from '#lib/components/otel-collector/component';
import type { Environment } from '#lib/environment/environment';
import type { SecretReference } from '#lib/environment/shared-choices';
import type { ElasticsearchStorage } from '#lib/environment/traces-choices';
import { certificateFiles } from '#lib/kubernetes/certificates';
import type { Container } from '#lib/kubernetes/kinds';
import { resources } from '#lib/kubernetes/resources';
import { volumeName } from '#lib/kubernetes/secret-volumes';
import { sizeElasticsearch } from '#lib/sizing/elasticsearch';
import { elasticsearch as program } from '#lib/topology/programs';
import { type Bytes, gibibytes, mebibytes } from '#lib/units/bytes';
import { minutes, seconds } from '#lib/units/duration';

/** The user of the image: https://www.elastic.co/guide/en/elasticsearch/reference/8.19/docker.html */
const elasticsearchUser = 1_000;

/** What of the heap addresses of 32 bits reach: https://www.elastic.co/guide/en/elasticsearch/reference/8.19/advanced-configuration.html#set-jvm-heap-size */
const largestHeap = gibibytes(30);

/** Half of the memory; the rest is the page cache. */
const heapOf = (memory: Bytes): Bytes => {
  const half = memory.times(0.5);
  return largestHeap.isLessThan(half) ? largestHeap : half;
};

/** Keeps spans, on several nodes. */
export function elasticsearchProgram(
  { environment, traces }: TracesInput,
  storage: ElasticsearchStorage,
): DeployedProgram {
  const size = sizeElasticsearch(environment, traces, storage);
  const heap = Math.floor(heapOf(size.memory.value).inBytes / mebibytes(1).inBytes);
  const at = (...path: readonly string[]) => ['traces', 'storage', ...path];
  const secrets = keystoreSecrets(environment, storage);
  return {
    program,
    size,
    storage: storage.storage,
    keeps: {
      what: 'traces that were sampled',
      retention: traces.retention.toString(),
      backup: backupOf(storage),
    },
    arguments: () => [],
    files: [elasticsearchConfig(environment, storage), prepareScript],
    secretFiles: [...Object.values(secrets), ...nodeCertificates(storage)],
    secretVariables: {},
    variables: { ES_JAVA_OPTS: `-Xms${heap}m -Xmx${heap}m`, ES_TMPDIR: '/tmp' },
    health: { port: program.ports.ready },
    withoutLivenessProbe:
      'a restart throws away what a node that is only busy has in memory, and it ends by itself when it cannot go on',
    services: [program.ports.web],
    apart: true,
    // Until the copies of its shards are up to date again.
    settlesWithin: minutes(5),
    // It replays what was not yet written to its indices.
    startsWithin: minutes(30),
    // What has been taken is written, and another node leads.
    stopsWithin: seconds(180),
    user: elasticsearchUser,
    scratch: [
      { name: 'configuration', path: configFolder, size: mebibytes(64) },
      { name: 'logs', path: '/usr/share/elasticsearch/logs', size: mebibytes(512) },
      { name: 'tmp', path: '/tmp', size: mebibytes(512) },
    ],
    // It reads certificates from nowhere else.
    mounts: [
      { name: 'certificates', mountPath: `${configFolder}/certificates`, readOnly: true },
      {
        name: volumeName(storage.nodeCertificates),
        mountPath: `${configFolder}/${nodesFolder}`,
        readOnly: true,
      },
    ],
    initContainers: (image) => [prepare(image, environment, secrets)],
    choices: [
      chosen(environment, 'nodes', storage.nodes, at('nodes')),
      chosen(environment, 'storage size', storage.storage.size, at('storage', 'size')),
      sized('cpu cores', size.cpu),
      sized('memory', size.memory),
      { name: 'heap', value: `${heap}m`, from: 'half of the memory' },
    ],
  };
}

/** What its nodes know each other by. */
const nodeCertificates = ({ nodeCertificates: secret }: ElasticsearchStorage): readonly RequiredSecret[] => [
  {
    secret,
    key: certificateFiles.certificate,
    purpose: 'certificate that nodes of Elasticsearch show each other',
  },
  { secret, key: certificateFiles.key, purpose: 'private key of that certificate' },
  {
    secret,
    key: certificateFiles.authority,
    purpose: 'authority that signs for nodes of Elasticsearch alone',
  },
];

const backupOf = ({ snapshots }: ElasticsearchStorage): Backup =>
  snapshots.kind === 'none'
    ? { kind: 'not needed', why: snapshots.reason }
    : { kind: 'made', how: `a snapshot every night, in the bucket ${snapshots.bucket.bucket}` };

/** What goes into the keystore, by the name of the setting. */
function keystoreSecrets(
  { objectStorage }: Pick<Environment, 'objectStorage'>,
  { passwords, snapshots }: ElasticsearchStorage,
): Readonly<Record<string, RequiredSecret>> {
  return {
    'bootstrap.password': {
      ...passwords.elastic,
      purpose: 'password of the user elastic, who sets Elasticsearch up',
    },
    ...(snapshots.kind === 'object storage' &&
      objectStorage !== undefined && {
        's3.client.default.access_key': {
          ...objectStorage.accessKey,
          purpose: 'access key of the object storage',
        },
        's3.client.default.secret_key': {
          ...objectStorage.secretKey,
          purpose: 'secret key of the object storage',
        },
      }),
  };
}

function prepare(
  image: string,
  environment: Environment,
  secrets: Readonly<Record<string, SecretReference>>,
): Container {
  const { file } = configuredPaths(program, environment);
  const target = '/configuration';
  return {
    name: 'prepare',
    image,
    command: ['/bin/sh', file(prepareScript.path)],
    args: [
      target,
      file('config/elasticsearch/elasticsearch.yml'),
      ...Object.entries(secrets).map(
        ([setting, { secret, key }]) => `${setting}=${file(`secrets/${secret}/${key}`)}`,
      ),
    ],
    env: [{ name: 'ES_TMPDIR', value: '/tmp' }],
    resources: resources(0.5, mebibytes(512)),
    volumeMounts: [
      { name: 'configuration', mountPath: target },
      { name: 'tmp', mountPath: '/tmp' },
      { name: `${program.name}-config`, mountPath: file('config'), readOnly: true },
      ...[...new Set(Object.values(secrets).map(({ secret }) => secret))].map((secret) => ({
        name: `secret-${secret.replaceAll('.', '-')}`,
        mountPath: file(`secrets/${secret}`),
        readOnly: true,
      })),
    ],
  };
}
