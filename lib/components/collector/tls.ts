import { certificatePath } from '#lib/components/deployed/certificates';
import type { Program } from '#lib/topology/program';
import { type TlsChoices, usesTls } from '#lib/topology/tls';

/** How long a replaced certificate may still be shown. An authority is read once, when the program starts. */
const reloadInterval = '10m';

const shown = (program: Program) => ({
  cert_file: certificatePath(program, 'certificate'),
  key_file: certificatePath(program, 'key'),
  reload_interval: reloadInterval,
});

/**
 * What a server of a collector or of Jaeger shows, where the environment has certificates.
 * https://github.com/open-telemetry/opentelemetry-collector/blob/v0.155.0/config/configtls/README.md
 */
export const serverTls = (server: Program, environment: TlsChoices) =>
  usesTls(server, environment) ? { tls: shown(server) } : {};

/** The same of one that lets in only who shows a certificate, too: programs of the stack, instead of a token. */
export const mutualServerTls = (server: Program, environment: TlsChoices) =>
  usesTls(server, environment)
    ? {
        tls: {
          ...shown(server),
          client_ca_file: certificatePath(server, 'authority'),
          client_ca_file_reload: true,
        },
      }
    : {};

/** What a client checks a server against; on a connection that is not encrypted it says so. */
export const clientTls = (client: Program, server: Program, environment: TlsChoices) =>
  usesTls(server, environment)
    ? { tls: { ca_file: certificatePath(client, 'authority') } }
    : { tls: { insecure: true } };

/** The same for a server that wants to see a certificate. */
export const mutualClientTls = (client: Program, server: Program, environment: TlsChoices) =>
  usesTls(server, environment)
    ? { tls: { ca_file: certificatePath(client, 'authority'), ...shown(client) } }
    : { tls: { insecure: true } };
