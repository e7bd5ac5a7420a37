import { limits } from '#lib/components/loki/limits';
import { memberlist, peers } from '#lib/components/loki/peers';
import type { Environment } from '#lib/environment/environment';
import type { LogsChoices } from '#lib/environment/logs-choices';
import type { ObjectStorageChoices } from '#lib/environment/shared-choices';
import { certificateAuthorityFile } from '#lib/kubernetes/certificate-authority';
import { certificateFile } from '#lib/kubernetes/certificates';
import type { NativeFile } from '#lib/native-file';
import { fullAt, linesAreKeptBy, longestInMemory, sizeLoki } from '#lib/sizing/loki';
import { addressOf, replicaUrls } from '#lib/topology/addresses';
import { externalUrl } from '#lib/topology/external-url';
import type { Port } from '#lib/topology/program';
import { alertmanager, loki } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';
import { minutes, seconds } from '#lib/units/duration';
import { renderYaml } from '#lib/yaml';

/** The environment variable with the address of the pod: what a replica tells the others. */
export const addressVariable = 'POD_IP';

/** How long requests may go on once it is told to stop. */
export const requestsEndWithin = seconds(30);

/** After it Loki ends the answer: longer than `query_timeout`. */
export const longestQuery = minutes(2);

/** Whoever installs the stack has no older lines. */
const firstDay = '2025-01-01';

/**
 * Loki's configuration: https://grafana.com/docs/loki/latest/configure/. Every replica does everything (`-target=all`): one
 * with files on its volume, or several that share a bucket.
 *
 * @param root the folder of the program's files
 */
export function lokiConfig(environment: Environment, choices: LogsChoices, root: string): NativeFile {
  const { storage } = choices;
  const isShared = storage.kind === 'object storage';
  const store = isShared ? 's3' : 'filesystem';
  const configuration = {
    // Nobody asks Loki who they are: NetworkPolicies say who gets there, and a login in front of it.
    auth_enabled: false,
    server: server(environment, root),
    common: {
      instance_addr: environment.output.kind === 'kubernetes' ? `\${${addressVariable}}` : '127.0.0.1',
      replication_factor: isShared ? linesAreKeptBy : 1,
      ring: { kvstore: { store: isShared ? 'memberlist' : 'inmemory' } },
      // A replica comes back with what it was responsible for.
      persist_tokens: true,
    },
    ...(isShared && { memberlist: memberlist(environment) }),
    schema_config: {
      configs: [
        {
          from: firstDay,
          store: 'tsdb',
          object_store: store,
          schema: 'v13',
          index: { prefix: 'index_', period: '24h' },
        },
      ],
    },
    storage_config: {
      // The clients that version 4 has alone: https://grafana.com/docs/loki/latest/setup/upgrade/
      use_thanos_objstore: true,
      ...(isShared &&
        environment.objectStorage && {
          object_store: { s3: bucket(environment, environment.objectStorage, storage.bucket.bucket, root) },
        }),
    },
    ingester: {
      max_chunk_age: longestInMemory.toGo(),
      chunk_idle_period: '30m',
      chunk_encoding: 'snappy',
      wal: {
        enabled: true,
        // What is in the bucket cannot be lost with a volume.
        flush_on_shutdown: true,
        replay_memory_ceiling: `${Math.floor(sizeLoki(environment, choices).memory.value.inBytes / 2 / 1_000_000)}MB`,
        disk_full_threshold: fullAt,
      },
    },
    compactor: {
      // One of several replicas does it, which the ring chooses.
      compaction_interval: '10m',
      retention_enabled: true,
      retention_delete_delay: '2h',
      delete_request_store: store,
      // Whichever replica goes on finds what is still to be deleted.
      ...(isShared && { deletion_marker_object_store_prefix: 'deletion-markers/' }),
    },
    ...peers(environment).clients,
    querier: { max_concurrent: 8 },
    limits_config: limits(environment, choices),
    ruler: ruler(environment, root),
    ruler_storage: { backend: 'local' },
    analytics: { reporting_enabled: false },
  };
  return {
    path: 'config/loki.yaml',
    text: `# Generated from environments/${environment.name}.yaml; change that.\n${renderYaml(configuration)}`,
    content: configuration,
  };
}

function server(environment: Environment, root: string) {
  const { web, grpc } = loki.ports;
  return {
    ...listenOn('http', web, environment),
    ...listenOn('grpc', grpc, environment),
    ...(usesTls(loki, environment) && {
      http_tls_config: {
        cert_file: certificateFile(root, 'certificate'),
        key_file: certificateFile(root, 'key'),
      },
      tls_min_version: 'VersionTLS12',
    }),
    ...peers(environment).server,
    graceful_shutdown_timeout: requestsEndWithin.toGo(),
    http_server_read_timeout: longestQuery.toGo(),
    http_server_write_timeout: longestQuery.toGo(),
    // The answers of other replicas, and the batches of collectors on their way to them.
    grpc_server_max_recv_msg_size: 16_777_216,
    grpc_server_max_send_msg_size: 16_777_216,
    log_format: 'json',
  };
}

/** Every address of the pod; on one machine, loopback. */
function listenOn(server: 'http' | 'grpc', port: Port, environment: Environment) {
  const [host, number] =
    environment.output.kind === 'kubernetes'
      ? ['0.0.0.0', port.number]
      : addressOf(loki, 0, port, environment).split(':');
  return { [`${server}_listen_address`]: host, [`${server}_listen_port`]: Number(number) };
}

/** The keys are in the variables that clients of S3 read by themselves, so that no character of them is read as YAML. */
function bucket({ output }: Environment, { url, region }: ObjectStorageChoices, name: string, root: string) {
  const { host, protocol } = new URL(url);
  const authority = output.kind === 'kubernetes' ? output.certificateAuthority : undefined;
  return {
    bucket_name: name,
    endpoint: host,
    region,
    insecure: protocol === 'http:',
    ...(authority && { http: { tls_ca_path: `${root}/${certificateAuthorityFile(authority)}` } }),
  };
}

/**
 * Every replica evaluates every rule, as Prometheus' do: Alertmanager tells people once, and nothing waits for a ring.
 * https://grafana.com/docs/loki/latest/alert/
 */
function ruler(environment: Environment, root: string) {
  return {
    alertmanager_url: replicaUrls(alertmanager, alertmanager.ports.web, environment).join(','),
    ...(usesTls(alertmanager, environment) && {
      alertmanager_client: { tls_ca_path: certificateFile(root, 'authority') },
    }),
    enable_alertmanager_v2: true,
    // As Prometheus' alerts have them: they take the same ways.
    external_labels: { cluster: environment.cluster, environment: environment.name, site: environment.site },
    evaluation_interval: '1m',
    poll_interval: '1m',
    // Links of alerts lead to Grafana, where the expression can be tried.
    ...(environment.grafana !== undefined && {
      external_url: externalUrl(environment, 'grafana'),
      datasource_uid: 'loki',
    }),
    enable_api: true,
  };
}
