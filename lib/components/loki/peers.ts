import { certificatePath } from '#lib/components/deployed/certificates';
import type { Environment } from '#lib/environment/environment';
import { addressesOf, serviceHost } from '#lib/topology/addresses';
import { loki } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';

/**
 * How replicas pass lines and queries on to each other: over TLS where the environment has certificates. What connects shows none:
 * Loki reads that one once, and a replica would be shut out when it ends, though there is a new one.
 * https://grafana.com/docs/loki/latest/configure/#grpc_client
 */
export function peers(environment: Environment) {
  if (!usesTls(loki, environment)) return { server: {}, clients: {} };
  const checked = {
    tls_enabled: true,
    tls_ca_path: certificatePath(loki, 'authority'),
    // They know each other by the addresses of their pods, which no certificate has.
    tls_server_name: serviceHost(loki, loki.ports.web, environment),
  };
  const client = { grpc_client_config: checked };
  return {
    server: {
      grpc_tls_config: {
        cert_file: certificatePath(loki, 'certificate'),
        key_file: certificatePath(loki, 'key'),
      },
    },
    clients: {
      ingester_client: client,
      frontend: client,
      frontend_worker: client,
      query_scheduler: client,
      compactor_grpc_client: checked,
    },
  };
}

/**
 * How replicas find each other: in clear, because Loki reads the certificate of that port once, too, and asks nobody for one. What
 * goes over it are names and addresses of replicas.
 */
export const memberlist = (environment: Environment) => ({
  join_members: addressesOf(loki, loki.ports.mesh, environment),
  bind_port: loki.ports.mesh.number,
  cluster_label: `${environment.name}-${loki.name}`,
  // Names of pods stand for others after a restart.
  rejoin_interval: '1m',
});
