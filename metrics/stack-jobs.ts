import type { ScrapeJob } from '#lib/metrics/job';
import { seconds } from '#lib/units/duration';
import { limits, noLabels } from '#metrics/scrape-limits';

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
  // Of a kind, whatever their tier: up to 64 replicas in each of three.
  limits: limits({ samples: 20_000, targets: 192 }),
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

export const vmagent: ScrapeJob<never> = {
  name: 'vmagent',
  purpose: 'What passes samples on to the tiers of VictoriaMetrics, of this stack',
  exporter: 'vmagent',
  ...ofVictoriaMetrics,
};

export const vmauth: ScrapeJob<never> = {
  name: 'vmauth',
  purpose: 'What lets programs read and write VictoriaMetrics, of this stack',
  exporter: 'vmauth',
  ...ofVictoriaMetrics,
};

export const lokiGateway: ScrapeJob<never> = {
  name: 'loki-gateway',
  purpose: 'What lets programs read and write Loki, of this stack',
  exporter: 'vmauth',
  ...ofVictoriaMetrics,
};

export const pyroscopeGateway: ScrapeJob<never> = {
  name: 'pyroscope-gateway',
  purpose: 'What lets programs read and write Pyroscope, of this stack',
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

export const blackboxExporter: ScrapeJob<never> = {
  name: 'blackbox-exporter',
  purpose: 'What probes public endpoints, of this stack',
  exporter: 'blackbox-exporter',
  path: '/metrics',
  interval: seconds(15),
  timeout: seconds(10),
  limits: limits({ samples: 2_000, targets: 4 }),
  keeps: 'read',
  ...noLabels,
};
