import type { Output } from '#lib/environment/output-choices';
import { certificateAuthorityFile } from '#lib/kubernetes/certificate-authority';
import { certificateFile } from '#lib/kubernetes/certificates';
import { proxyFor } from '#lib/topology/proxy';

/** Keys of Prometheus' HTTP client: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config */
export interface HttpClient {
  readonly proxy_url?: string;
  readonly tls_config?: { readonly ca_file: string };
}

/** What programs of the stack are checked against. Relative to the configuration file, as Prometheus reads it. */
export const stackTls = { ca_file: certificateFile('..', 'authority') } as const;

/**
 * How Prometheus speaks to a server that it asks for targets or sends samples to: through the site's proxy when the
 * server is outside the cluster, and over TLS with the site's own certificate authority.
 */
export function httpClient(url: URL, output: Output): HttpClient {
  const proxy = proxyFor(url, output);
  const authority = output.kind === 'kubernetes' ? output.certificateAuthority : undefined;
  return {
    ...(proxy !== undefined && { proxy_url: proxy.url }),
    ...(authority !== undefined &&
      url.protocol === 'https:' && {
        // Relative to the configuration file, as Prometheus reads it.
        tls_config: { ca_file: `../${certificateAuthorityFile(authority)}` },
      }),
  };
}
