import { certificatePath } from '#lib/components/deployed/certificates';
import type { Program } from '#lib/topology/program';
import { type TlsChoices, usesTls } from '#lib/topology/tls';

/** How long a replaced certificate may still be shown, and the replaced authority be trusted. */
const reloadInterval = '10m';

/**
 * What a server of a collector or of Jaeger shows, where the environment has certificates.
 * https://github.com/open-telemetry/opentelemetry-collector/blob/v0.155.0/config/configtls/README.md
 */
export const serverTls = (server: Program, environment: TlsChoices) =>
  usesTls(server, environment)
    ? {
        tls: {
          cert_file: certificatePath(server, 'certificate'),
          key_file: certificatePath(server, 'key'),
          reload_interval: reloadInterval,
        },
      }
    : {};

/** What a client checks a server against; on a connection that is not encrypted it says so. */
export const clientTls = (client: Program, server: Program, environment: TlsChoices) =>
  usesTls(server, environment)
    ? { tls: { ca_file: certificatePath(client, 'authority'), reload_interval: reloadInterval } }
    : { tls: { insecure: true } };
