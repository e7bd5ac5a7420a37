import type { KeptCatalogue } from '#lib/components/prometheus/relabel';
import type { Environment } from '#lib/environment/environment';
import type { Discovery } from '#lib/environment/metrics-choices';
import type { KubernetesOutput } from '#lib/environment/output-choices';
import type { Images } from '#lib/kubernetes/images';
import type { ScrapeJob } from '#lib/metrics/job';
import { counter, gauge, histogram } from '#lib/metrics/metric';
import type { NativeFile } from '#lib/native-file';
import { mebibytes } from '#lib/units/bytes';
import { milliseconds, seconds } from '#lib/units/duration';
import { environment as example } from '#test/lib/routing/example';

export const cluster: KubernetesOutput = {
  kind: 'kubernetes',
  namespace: 'monitoring',
  imagePullSecrets: [],
  nodeSelector: {},
  tolerations: [],
  storageClasses: { fast: 'ssd' },
  userInterfacesFrom: [],
  admissionPolicies: false,
  egress: [
    { name: 'scrape targets', cidr: '10.20.0.0/24', port: 8080 },
    { name: 'pagerduty', cidr: '203.0.113.10/32', port: 443 },
    { name: 'slack', cidr: '203.0.113.11/32', port: 443 },
    { name: 'mail', cidr: '10.20.1.25/32', port: 587 },
    { name: 'webhook', cidr: '203.0.113.12/32', port: 443 },
  ],
};

export const nodes: Discovery = { kind: 'static', addresses: ['dwcp-node-1:8080', 'dwcp-node-2:8080'] };

/** An environment in Kubernetes with two jobs that scrape the same nodes. */
export const environment = (changes: Partial<Environment> = {}): Environment =>
  example({ output: cluster, targets: { core: nodes, breaker: nodes }, ...changes });

/** The same on one machine. */
export const onOneMachine = (changes: Partial<Environment> = {}): Environment =>
  environment({ name: 'local', output: { kind: 'processes', dataDirectory: 'data' }, ...changes });

export function job(name: string, changes: Partial<ScrapeJob> = {}): ScrapeJob {
  return {
    name,
    purpose: name,
    exporter: 'node',
    interval: seconds(1),
    timeout: milliseconds(500),
    path: '/metrics',
    limits: {
      samples: 1_000,
      targets: 10,
      labels: 30,
      labelNameLength: 128,
      labelValueLength: 1_024,
      bodySize: mebibytes(1),
    },
    keeps: 'all but others',
    targetLabels: [],
    fallbackLabels: [],
    ...changes,
  };
}

const core = job('core', { fallbackLabels: ['node_id'] });
const breaker = job('breaker', {
  interval: milliseconds(500),
  timeout: milliseconds(400),
  keeps: 'catalogued',
});
const pods = job('pods', { targetLabels: ['namespace', 'pod'] });

/** Annotation discovery: a job of no particular program. */
const { exporter: _, ...anything } = pods;

export const catalogue: KeptCatalogue = {
  read: new Set(),
  alsoKeep: {},
  jobs: [core, breaker, anything, job('prometheus', { exporter: 'prometheus' })],
  metrics: [
    histogram('dwcp_latency_seconds', { help: 'Latency.', unit: 'seconds', buckets: [0.1], job: core }),
    gauge('dwcp_state', { help: 'State.', unit: 'none', job: breaker }),
    counter('dwcp_opened_total', { help: 'Openings.', unit: 'count', job: breaker }),
  ],
  dropped: [{ pattern: 'dwcp_debug_.*', reason: 'for developers' }],
};

export const images: Images = {
  prometheus: { image: 'quay.io/prometheus/prometheus', tag: 'v3.14.0', digest: null, source: 'x' },
  alertmanager: { image: 'quay.io/prometheus/alertmanager', tag: 'v0.34.0', digest: null, source: 'x' },
};

export const ruleFiles: readonly NativeFile[] = [{ path: 'rules/consensus.yaml', text: 'groups: []\n' }];
