import { Scalar, stringify } from 'yaml';
import { certificatePath } from '#lib/components/deployed/certificates';
import type { Environment } from '#lib/environment/environment';
import type { ProfileStorage, ProfilesChoices } from '#lib/environment/profiles-choices';
import type { ObjectStorageChoices } from '#lib/environment/shared-choices';
import type { NativeFile } from '#lib/native-file';
import { pyroscope } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';

/** The environment variables that hold the keys: Pyroscope reads none of them from a file. */
export const accessKey = 'ACCESS_KEY';
export const secretKey = 'SECRET_KEY';

/** Pyroscope's parts speak gRPC with each other; all of them are in this one process. */
const grpcPort = 9096;
const grpcAddress = `127.0.0.1:${grpcPort}`;

/**
 * Pyroscope's configuration file: one process with everything, in the second architecture of its storage, the only one
 * that stays. Keys: https://grafana.com/docs/pyroscope/latest/configure-server/reference-configuration-parameters/ and,
 * where that leaves them out, the structs of https://github.com/grafana/pyroscope: pkg/pyroscope/pyroscope.go,
 * pkg/validation/limits.go, pkg/metastore/metastore.go, pkg/segmentwriter/service.go. Where its files are stands in the
 * arguments.
 */
export function pyroscopeConfig(environment: Environment, profiles: ProfilesChoices): NativeFile {
  const configuration = {
    target: 'all',
    // Both is the default, and writes every profile twice.
    architecture_storage: 'v2',
    multitenancy_enabled: false,
    show_banner: false,
    analytics: { reporting_enabled: false },
    tracing: { enabled: false },
    self_profiling: { disable_push: true },
    server: {
      log_format: 'json',
      log_level: 'info',
      grpc_listen_address: '127.0.0.1',
      grpc_listen_port: grpcPort,
      // More at once are refused before they take all memory.
      http_listen_conn_limit: 200,
      ...(usesTls(pyroscope, environment) && {
        http_tls_config: {
          cert_file: certificatePath(pyroscope, 'certificate'),
          key_file: certificatePath(pyroscope, 'key'),
        },
        tls_min_version: 'VersionTLS12',
      }),
    },
    storage: storageOf(environment.objectStorage, profiles.storage),
    limits: limitsOf(profiles),
    metastore: {
      address: grpcAddress,
      // There is no other replica that would have to hear of this one.
      min_ready_duration: '1s',
      // By it the retention is enforced; 0 keeps everything.
      index: { cleanup_interval: '15m' },
    },
    query_backend: { address: grpcAddress },
    segment_writer: {
      // As those find it who write.
      lifecycler: { address: '127.0.0.1', min_ready_duration: '1s' },
    },
    // A ring of one: nobody joins.
    memberlist: { bind_addr: ['127.0.0.1'], bind_port: 7947, advertise_addr: '127.0.0.1' },
  };
  return {
    path: 'config/pyroscope.yaml',
    text: `# Generated from environments/${environment.name}.yaml; change that.\n${stringify(configuration, { lineWidth: 0 })}`,
  };
}

function storageOf(objectStorage: ObjectStorageChoices | undefined, storage: ProfileStorage) {
  if (storage.kind === 'filesystem' || objectStorage === undefined) return { backend: 'filesystem' };
  const { protocol, host } = new URL(objectStorage.url);
  return {
    backend: 's3',
    s3: {
      endpoint: host,
      region: objectStorage.region,
      bucket_name: storage.bucket.bucket,
      insecure: protocol === 'http:',
      access_key_id: asWritten(`\${${accessKey}}`),
      secret_access_key: asWritten(`\${${secretKey}}`),
    },
  };
}

/**
 * As a block, because the keys are put in before the YAML is read: there no character of them means anything, and a line
 * break at the end of the file that they came from is dropped.
 */
function asWritten(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.BLOCK_LITERAL;
  return scalar;
}

/** What one site's programs send each minute is far below; a program that runs wild is cut off and not the disk filled. */
const limitsOf = ({ retention }: ProfilesChoices) => ({
  write_path: 'segment-writer',
  retention_period: retention.toString(),
  // How far back may be asked for, else a week.
  max_query_lookback: retention.toString(),
  max_query_length: '1d',
  ingestion_rate_mb: 16,
  ingestion_burst_size_mb: 32,
  ingestion_body_limit_mb: 16,
  max_profile_size_bytes: 8 * 1024 * 1024,
  max_profile_stacktrace_samples: 64_000,
  max_label_names_per_series: 30,
  max_label_name_length: 256,
  max_label_value_length: 1_024,
  reject_older_than: '1h',
  reject_newer_than: '10m',
});
