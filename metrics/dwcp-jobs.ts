import type { ScrapeJob } from '#lib/metrics/job';
import { milliseconds, seconds } from '#lib/units/duration';
import { limits, noLabels } from '#metrics/scrape-limits';

/** The managers and nodes: 3 nodes and a manager today, at most 12 and 3. Two jobs share their pages. */
const dwcpNodes = { exporter: 'dwcp-node', path: '/metrics' } as const;
const dwcpNodeSize = { exposed: 40_000, targets: 30 } as const;

/** `node_id` is taken from `instance` where a series does not name its node; the managers have none. */
const nodeId = { targetLabels: [], fallbackLabels: ['node_id'] } as const;

export const dwcpCore: ScrapeJob<'node_id'> = {
  name: 'dwcp-core',
  purpose: 'Consensus, bandwidth, partitions, transport, resources and migrations of managers and nodes',
  ...dwcpNodes,
  interval: seconds(1),
  timeout: milliseconds(500),
  limits: limits({ samples: 30_000, ...dwcpNodeSize }),
  keeps: 'all but others',
  ...nodeId,
};

export const dwcpCircuitBreaker: ScrapeJob<'node_id'> = {
  name: 'dwcp-circuit-breaker',
  purpose: 'Circuit breakers, error and latency budgets, retries and health checks of managers and nodes',
  ...dwcpNodes,
  interval: milliseconds(500),
  timeout: milliseconds(400),
  limits: limits({ samples: 10_000, ...dwcpNodeSize }),
  keeps: 'catalogued',
  ...nodeId,
};

export const dwcpMlPredictions: ScrapeJob<never> = {
  name: 'dwcp-ml-predictions',
  purpose: 'Inference and accuracy of the ML models',
  exporter: 'dwcp-ml-service',
  path: '/ml/metrics',
  interval: seconds(5),
  timeout: seconds(2),
  limits: limits({ samples: 5_000, targets: 6 }),
  keeps: 'all but others',
  ...noLabels,
};

/** The application and each of its six components has a port of its own; a site has at most 20 pods. */
const dwcpV3Targets = 20 * 7 * 2;

export const dwcpV3: ScrapeJob<never> = {
  name: 'dwcp-v3',
  purpose:
    'DWCP v3: migrations, components, roll-out and HTTP services, of the application and of each component',
  exporter: 'dwcp-v3',
  path: '/metrics',
  interval: seconds(1),
  timeout: milliseconds(500),
  limits: limits({ samples: 100_000, targets: dwcpV3Targets }),
  keeps: 'all but others',
  ...noLabels,
};

export const dwcpAnomalyDetector: ScrapeJob<never> = {
  name: 'dwcp-anomaly-detector',
  purpose: 'Anomaly scores',
  exporter: 'dwcp-anomaly-detector',
  path: '/metrics',
  interval: seconds(1),
  timeout: milliseconds(500),
  limits: limits({ samples: 2_000, targets: 6 }),
  keeps: 'all but others',
  ...noLabels,
};

export const nodeExporter: ScrapeJob<never> = {
  name: 'node-exporter',
  purpose: 'The machines: CPU, memory, disks, network, temperature',
  exporter: 'node-exporter',
  path: '/metrics',
  interval: seconds(5),
  timeout: seconds(4),
  limits: limits({ samples: 20_000, targets: 500 }),
  keeps: 'read',
  isAboutNode: true,
  ...noLabels,
};

export const cadvisor: ScrapeJob<'node'> = {
  name: 'cadvisor',
  purpose: 'CPU, memory and network of the containers of each node',
  exporter: 'cadvisor',
  path: '/metrics/cadvisor',
  stampsItsSamples: true,
  interval: seconds(5),
  timeout: seconds(4),
  limits: limits({ samples: 20_000, exposed: 60_000, targets: 500 }),
  keeps: 'read',
  targetLabels: ['node'],
  fallbackLabels: [],
};

/** The kubelet works volume statistics out once a minute, so that 15 s loses nothing. */
export const kubelet: ScrapeJob<'node'> = {
  name: 'kubelet',
  purpose: 'Persistent volumes of each node',
  exporter: 'kubelet',
  path: '/metrics',
  interval: seconds(15),
  timeout: seconds(10),
  limits: limits({ samples: 5_000, exposed: 30_000, targets: 500 }),
  keeps: 'read',
  targetLabels: ['node'],
  fallbackLabels: [],
};

export const kubeStateMetrics: ScrapeJob<never> = {
  name: 'kube-state-metrics',
  purpose: 'What Kubernetes wants of its objects, and what it has',
  exporter: 'kube-state-metrics',
  path: '/metrics',
  interval: seconds(15),
  timeout: seconds(10),
  limits: limits({ samples: 500_000, targets: 4 }),
  keeps: 'read',
  ...noLabels,
};

/** Every probe is a target of its own, at the exporter that carries it out; `instance` is what was probed. */
export const blackbox: ScrapeJob<never> = {
  name: 'blackbox',
  purpose:
    'Public endpoints, as somebody outside sees them: whether they answer, how fast, and how long their certificates last',
  exporter: 'blackbox',
  path: '/probe',
  interval: seconds(30),
  timeout: seconds(10),
  limits: limits({ samples: 500, targets: 200 }),
  keeps: 'read',
  ...noLabels,
};

/** Annotation discovery: nothing is known of its targets, so that the sample limit is what one pod may cost. */
export const kubernetesPods: ScrapeJob<'namespace' | 'pod'> = {
  name: 'kubernetes-pods',
  purpose: 'Pods that ask to be scraped by annotation, and that no other job scrapes',
  path: '/metrics',
  interval: seconds(5),
  timeout: seconds(4),
  limits: limits({ samples: 10_000, targets: 1_000 }),
  keeps: 'all but others',
  targetLabels: ['namespace', 'pod'],
  fallbackLabels: [],
};
