import type { Environment } from '#lib/environment/environment';
import type { LogsChoices } from '#lib/environment/logs-choices';
import { gibibytes } from '#lib/units/bytes';
import { days } from '#lib/units/duration';
import { cluster, environment, onOneMachine } from '#test/lib/components/example';
import { tokensIn } from '#test/lib/components/tokens';

const load = { samplesPerSecond: 20_000, activeSeries: 80_000, logBytesPerDay: gibibytes(10) };

/** One Loki with files. */
export const onFiles: LogsChoices = {
  retention: days(7),
  tokens: tokensIn('loki'),
  gateway: { replicas: 2 },
  storage: { kind: 'filesystem', storage: { storageClass: 'fast', size: gibibytes(50) } },
  agent: { excludedNamespaces: [] },
  files: [],
  indexLabels: [],
};

/** Three that share a bucket. */
export const inBucket: LogsChoices = {
  ...onFiles,
  storage: {
    kind: 'object storage',
    replicas: 3,
    bucket: { bucket: 'dwcp-logs' },
    storage: { storageClass: 'fast', size: gibibytes(50) },
  },
};

const objectStorage = {
  url: 'https://s3.example.com',
  region: 'eu-central-1',
  accessKey: { secret: 'object-storage', key: 'access-key' },
  secretKey: { secret: 'object-storage', key: 'secret-key' },
};

/** A site in Kubernetes with logs, and certificates where asked for. */
export const inCluster = (
  logs: LogsChoices = onFiles,
  { certificates }: { readonly certificates?: string } = {},
): Environment =>
  environment({ load, logs, objectStorage, output: { ...cluster, ...(certificates && { certificates }) } });

/** The files of one machine. */
export const localLogs: LogsChoices = { ...onFiles, files: [{ job: 'dwcp-v3', paths: ['logs/*.log'] }] };

/** The same on one machine. */
export const locally = (): Environment => onOneMachine({ load, logs: localLogs });
