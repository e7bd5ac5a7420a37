import type { Output } from '#lib/environment/output-choices';
import { certificateAuthorityFile } from '#lib/kubernetes/certificate-authority';
import { proxyFor } from '#lib/topology/proxy';

/**
 * How Prometheus speaks to a server that it asks for targets or sends samples to: through the site's proxy when the
 * server is outside the cluster, and over TLS with the site's own certificate authority.
 */
export function httpClient(url: URL, output: Output) {
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
