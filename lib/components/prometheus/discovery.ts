import { httpClient } from '#lib/components/prometheus/http-client';
import type { Discovery } from '#lib/environment/metrics-choices';
import type { Output } from '#lib/environment/output-choices';

const serviceAccount = '/var/run/secrets/kubernetes.io/serviceaccount';

/** Where a job's targets come from, and how they are spoken to, in Prometheus' spelling. */
export function discoveryConfig(discovery: Discovery, output: Output): Readonly<Record<string, unknown>> {
  switch (discovery.kind) {
    case 'static':
      return { static_configs: [{ targets: discovery.addresses }] };
    case 'http':
      return {
        http_sd_configs: [{ url: discovery.url, ...httpClient(new URL(discovery.url), output) }],
      };
    case 'consul':
      return {
        consul_sd_configs: [
          {
            server: discovery.server,
            services: [discovery.service],
            ...httpClient(new URL(`http://${discovery.server}`), output),
          },
        ],
      };
    case 'kubernetes':
      return kubernetes(discovery);
  }
}

function kubernetes({ role, namespaces, selector }: Extract<Discovery, { kind: 'kubernetes' }>) {
  return {
    kubernetes_sd_configs: [
      {
        role,
        ...(namespaces.length > 0 && role !== 'node' && { namespaces: { names: namespaces } }),
        ...(selector !== undefined && { selectors: [{ role, label: selector }] }),
      },
    ],
    ...(role === 'node' && kubelet),
  };
}

/**
 * The targets of the role `node` are the kubelets. They know who asks from the token; who they are cannot be checked,
 * because unless the cluster is set up otherwise each signs its own certificate:
 * https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/#certificate-rotation
 */
const kubelet = {
  scheme: 'https',
  authorization: { credentials_file: `${serviceAccount}/token` },
  tls_config: { insecure_skip_verify: true },
};
