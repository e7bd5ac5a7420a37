import { shownCertificate } from '#lib/components/web-config';
import type { Environment } from '#lib/environment/environment';
import { certificateFile } from '#lib/kubernetes/certificates';
import type { NativeFile } from '#lib/native-file';
import { serviceHost } from '#lib/topology/addresses';
import { alertmanager } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';
import { renderYaml } from '#lib/yaml';

const authority = certificateFile('..', 'authority');

/**
 * How replicas speak with each other where the environment has certificates: each shows its own, and who has none does not get in,
 * because whoever is in the mesh can silence everything. None where there is one replica.
 * https://prometheus.io/docs/alerting/latest/https/#gossip-traffic
 */
export function meshConfig(environment: Environment): readonly NativeFile[] {
  if (!usesTls(alertmanager, environment) || environment.alertmanager.replicas === 1) return [];
  const configuration = {
    tls_server_config: {
      ...shownCertificate,
      client_auth_type: 'RequireAndVerifyClientCert',
      client_ca_file: authority,
    },
    tls_client_config: {
      ...shownCertificate,
      ca_file: authority,
      // They know each other by the addresses of their pods, which no certificate has.
      server_name: serviceHost(alertmanager, alertmanager.ports.web, environment),
    },
  };
  return [
    {
      path: 'config/alertmanager-mesh.yaml',
      text: `# Generated from environments/${environment.name}.yaml; change that.\n${renderYaml(configuration)}`,
    },
  ];
}
