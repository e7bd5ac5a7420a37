import { rootOf } from '#lib/components/deployed/manifests';
import type { Output } from '#lib/environment/output-choices';
import { certificateFile } from '#lib/kubernetes/certificates';
import type { Program } from '#lib/topology/program';
import { usesTls } from '#lib/topology/tls';

/** How long a replaced certificate may still be shown, and the replaced authority be trusted. */
const reloadInterval = '10m';

/**
 * What a server of a collector or of Jaeger shows, where the environment has certificates.
 * https://github.com/open-telemetry/opentelemetry-collector/blob/v0.155.0/config/configtls/README.md
 */
export const serverTls = (server: Program, output: Output) =>
  usesTls(server, output)
    ? {
        tls: {
          cert_file: certificateFile(rootOf(server.name), 'certificate'),
          key_file: certificateFile(rootOf(server.name), 'key'),
          reload_interval: reloadInterval,
        },
      }
    : {};

/** What a client checks a server against; on a connection that is not encrypted it says so. */
export const clientTls = (client: Program, server: Program, output: Output) =>
  usesTls(server, output)
    ? { tls: { ca_file: certificateFile(rootOf(client.name), 'authority'), reload_interval: reloadInterval } }
    : { tls: { insecure: true } };
