import type { Environment } from '#lib/environment/environment';
import { certificateFile } from '#lib/kubernetes/certificates';
import { addressesOf, serviceHost } from '#lib/topology/addresses';
import { loki } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';

/**
 * How replicas speak with each other where the environment has certificates: each shows its own to the other, because whoever
 * may join them reads and deletes lines. https://grafana.com/docs/loki/latest/configure/#grpc_client
 *
 * @param root the folder of the program's files
 */
export function peers(environment: Environment, root: string) {
  if (!usesTls(loki, environment)) return { server: {}, clients: {}, memberlist: {} };
  const certificate = certificateFile(root, 'certificate');
  const key = certificateFile(root, 'key');
  const authority = certificateFile(root, 'authority');
  const shown = {
    tls_enabled: true,
    tls_cert_path: certificate,
    tls_key_path: key,
    tls_ca_path: authority,
    // They know each other by the addresses of their pods, which no certificate has.
    tls_server_name: serviceHost(loki, loki.ports.web, environment),
  };
  const client = { grpc_client_config: shown };
  return {
    server: {
      grpc_tls_config: {
        cert_file: certificate,
        key_file: key,
        client_auth_type: 'RequireAndVerifyClientCert',
        client_ca_file: authority,
      },
    },
    clients: {
      ingester_client: client,
      frontend: client,
      frontend_worker: client,
      query_scheduler: client,
      compactor_grpc_client: shown,
    },
    memberlist: shown,
  };
}

/** How replicas find each other. */
export const memberlist = (environment: Environment, root: string) => ({
  join_members: addressesOf(loki, loki.ports.mesh, environment),
  bind_port: loki.ports.mesh.number,
  cluster_label: `${environment.name}-${loki.name}`,
  // Names of pods stand for others after a restart.
  rejoin_interval: '1m',
  ...peers(environment, root).memberlist,
});
