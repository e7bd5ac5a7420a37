import type { ScrapeJob, ScrapeLimits } from '#lib/metrics/job';
import { Bytes } from '#lib/units/bytes';
import { milliseconds, seconds } from '#lib/units/duration';

interface Size {
  readonly samples: number;
  /** What the page holds before dropping. @default as many as are kept */
  readonly exposed?: number;
  readonly targets: number;
}

/**
 * How the limits are sized. Samples: at least twice what the catalogue bounds for one target, ten times what was
 * learned from a small machine, rounded up (the catalogue's check refuses less). Targets: twice the most that a site
 * has. Body: 512 bytes an exposed sample, four times the mean of the real pages. Labels: twice the most any family has.
 */
function limits({ samples, exposed = samples, targets }: Size): ScrapeLimits {
  const bodySize = Bytes.of(exposed * 512);
  return { samples, targets, labels: 30, labelNameLength: 128, labelValueLength: 1024, bodySize };
}

/** The managers and nodes: 3 nodes and a manager today, at most 12 and 3. Two jobs share their pages. */
const dwcpNodes = { exporter: 'dwcp-node', path: '/metrics' } as const;
const dwcpNodeSize = { exposed: 40_000, targets: 30 } as const;

/** `node_id` is taken from `instance` where a series does not name its node; the managers have none. */
const nodeId = { targetLabels: [], fallbackLabels: ['node_id'] } as const;

const noLabels = { targetLabels: [], fallbackLabels: [] } as const;

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
  keeps: 'all but others',
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
  keeps: 'catalogued',
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
  keeps: 'catalogued',
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
  keeps: 'catalogued',
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

export const prometheus: ScrapeJob<never> = {
  name: 'prometheus',
  purpose: 'Prometheus itself, of this stack',
  exporter: 'prometheus',
  path: '/metrics',
  interval: seconds(15),
  timeout: seconds(10),
  limits: limits({ samples: 20_000, targets: 8 }),
  keeps: 'all but others',
  ...noLabels,
};

export const alertmanager: ScrapeJob<never> = {
  name: 'alertmanager',
  purpose: 'Alertmanager, of this stack',
  exporter: 'alertmanager',
  path: '/metrics',
  interval: seconds(15),
  timeout: seconds(10),
  limits: limits({ samples: 20_000, targets: 12 }),
  keeps: 'all but others',
  ...noLabels,
};

/** The programs of VictoriaMetrics show some hundred series each. */
const ofVictoriaMetrics = {
  path: '/metrics',
  interval: seconds(15),
  timeout: seconds(10),
  limits: limits({ samples: 20_000, targets: 64 }),
  keeps: 'all but others',
  ...noLabels,
} as const;

export const vmstorage: ScrapeJob<never> = {
  name: 'vmstorage',
  purpose: 'The storage nodes of the VictoriaMetrics cluster, of this stack',
  exporter: 'vmstorage',
  ...ofVictoriaMetrics,
};

export const vminsert: ScrapeJob<never> = {
  name: 'vminsert',
  purpose: 'What distributes samples over the VictoriaMetrics cluster, of this stack',
  exporter: 'vminsert',
  ...ofVictoriaMetrics,
};

export const vmselect: ScrapeJob<never> = {
  name: 'vmselect',
  purpose: 'What answers queries of the VictoriaMetrics cluster, of this stack',
  exporter: 'vmselect',
  ...ofVictoriaMetrics,
};

export const victoriaMetrics: ScrapeJob<never> = {
  name: 'victoria-metrics',
  purpose: 'VictoriaMetrics as one program, of this stack',
  exporter: 'victoria-metrics',
  ...ofVictoriaMetrics,
};

export const vmauth: ScrapeJob<never> = {
  name: 'vmauth',
  purpose: 'What lets programs read and write VictoriaMetrics, of this stack',
  exporter: 'vmauth',
  ...ofVictoriaMetrics,
};

export const vmalert: ScrapeJob<never> = {
  name: 'vmalert',
  purpose: 'What evaluates the rules that look back far, of this stack',
  exporter: 'vmalert',
  ...ofVictoriaMetrics,
};

export const grafana: ScrapeJob<never> = {
  name: 'grafana',
  purpose: 'Grafana, of this stack',
  exporter: 'grafana',
  path: '/metrics',
  interval: seconds(15),
  timeout: seconds(10),
  limits: limits({ samples: 20_000, targets: 20 }),
  keeps: 'all but others',
  ...noLabels,
};

/** Of these only what is documented is kept: they show some thousand series of their parts. */
const ofProfiles = {
  path: '/metrics',
  interval: seconds(15),
  timeout: seconds(10),
  limits: limits({ samples: 5_000, exposed: 40_000, targets: 4 }),
  keeps: 'catalogued',
  ...noLabels,
} as const;

export const pyroscope: ScrapeJob<never> = {
  name: 'pyroscope',
  purpose: 'What keeps profiles, of this stack',
  exporter: 'pyroscope',
  ...ofProfiles,
};

export const alloy: ScrapeJob<never> = {
  name: 'alloy',
  purpose: 'What takes profiles from programs, of this stack',
  exporter: 'alloy',
  ...ofProfiles,
};

/** One replica shows some hundred series. */
const ofLogin = {
  path: '/metrics',
  interval: seconds(15),
  timeout: seconds(10),
  limits: limits({ samples: 2_000, targets: 8 }),
  keeps: 'catalogued',
  ...noLabels,
} as const;

export const loginPrometheus: ScrapeJob<never> = {
  name: 'login-prometheus',
  purpose: 'What asks people who they are in front of Prometheus, of this stack',
  exporter: 'login-prometheus',
  ...ofLogin,
};

export const loginAlertmanager: ScrapeJob<never> = {
  name: 'login-alertmanager',
  purpose: 'What asks people who they are in front of Alertmanager, of this stack',
  exporter: 'login-alertmanager',
  ...ofLogin,
};

export const loginJaeger: ScrapeJob<never> = {
  name: 'login-jaeger',
  purpose: 'What asks people who they are in front of Jaeger, of this stack',
  exporter: 'login-jaeger',
  ...ofLogin,
};

export const loginLoki: ScrapeJob<never> = {
  name: 'login-loki',
  purpose: 'What asks programs who they are in front of Loki, of this stack',
  exporter: 'login-loki',
  ...ofLogin,
};

/** Loki shows some thousand series, of which those that alerts and dashboards read are kept. */
export const loki: ScrapeJob<never> = {
  name: 'loki',
  purpose: 'What keeps log lines, of this stack',
  exporter: 'loki',
  path: '/metrics',
  interval: seconds(15),
  timeout: seconds(10),
  limits: limits({ samples: 20_000, exposed: 40_000, targets: 32 }),
  keeps: 'catalogued',
  ...noLabels,
};

export const otelLogs: ScrapeJob<'node'> = {
  name: 'otel-logs',
  purpose: 'What collects log lines on each node, of this stack',
  exporter: 'otel-collector',
  path: '/metrics',
  interval: seconds(15),
  timeout: seconds(10),
  limits: limits({ samples: 2_000, targets: 500 }),
  keeps: 'catalogued',
  targetLabels: ['node'],
  fallbackLabels: [],
};

/** The programs of traces show some hundred series each, of which what rules and dashboards read is kept. */
const ofTraces = {
  path: '/metrics',
  interval: seconds(15),
  timeout: seconds(10),
  limits: limits({ samples: 20_000, targets: 128 }),
  keeps: 'catalogued',
  ...noLabels,
} as const;

export const otelCollector: ScrapeJob<never> = {
  name: 'otel-collector',
  purpose: 'What takes spans from everybody, of this stack',
  exporter: 'otel-collector',
  ...ofTraces,
};

/** Each replica counts at most 50 services with 100 combinations each, of 17 series. */
export const spanMetrics: ScrapeJob<never> = {
  name: 'span-metrics',
  purpose: 'What is counted from spans: calls, errors and durations of services that send them',
  exporter: 'span-metrics',
  path: '/metrics',
  interval: seconds(15),
  timeout: seconds(10),
  limits: limits({ samples: 200_000, targets: 128 }),
  keeps: 'catalogued',
  ...noLabels,
};

export const otelSampler: ScrapeJob<never> = {
  name: 'otel-sampler',
  purpose: 'What decides which traces are kept, of this stack',
  exporter: 'otel-sampler',
  ...ofTraces,
};

export const jaeger: ScrapeJob<never> = {
  name: 'jaeger',
  purpose: 'Jaeger with files, of this stack',
  exporter: 'jaeger',
  ...ofTraces,
};

export const jaegerCollector: ScrapeJob<never> = {
  name: 'jaeger-collector',
  purpose: 'What stores spans in Elasticsearch, of this stack',
  exporter: 'jaeger-collector',
  ...ofTraces,
};

export const jaegerQuery: ScrapeJob<never> = {
  name: 'jaeger-query',
  purpose: 'What people search spans with, of this stack',
  exporter: 'jaeger-query',
  ...ofTraces,
};

export const elasticsearchExporter: ScrapeJob<never> = {
  name: 'elasticsearch-exporter',
  purpose: 'Elasticsearch, of this stack',
  exporter: 'elasticsearch-exporter',
  // Elasticsearch's name of itself, where every other series has that of the site.
  droppedLabels: ['cluster'],
  ...ofTraces,
};

/** Every scrape job, in the order in which they are generated. */
export const jobs: readonly ScrapeJob[] = [
  dwcpCore,
  dwcpCircuitBreaker,
  dwcpMlPredictions,
  dwcpV3,
  dwcpAnomalyDetector,
  nodeExporter,
  cadvisor,
  kubelet,
  kubeStateMetrics,
  kubernetesPods,
  prometheus,
  alertmanager,
  vmstorage,
  vminsert,
  vmselect,
  victoriaMetrics,
  vmauth,
  vmalert,
  grafana,
  pyroscope,
  alloy,
  loginPrometheus,
  loginAlertmanager,
  loginJaeger,
  loginLoki,
  loki,
  otelLogs,
  otelCollector,
  spanMetrics,
  otelSampler,
  jaeger,
  jaegerCollector,
  jaegerQuery,
  elasticsearchExporter,
];
