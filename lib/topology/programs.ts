import { tierNames } from '#lib/environment/tiers';
import type { ElasticsearchStorage } from '#lib/environment/traces-choices';
import type { Port, Program, ProgramChoices } from '#lib/topology/program';
import { tierPrograms, vmagent, vmbackup, vmselectAll } from '#lib/topology/tier-programs';

const tcp = ['TCP'] as const;

const prometheusWeb = { name: 'web', number: 9090, protocols: tcp } as const satisfies Port;
const alertmanagerWeb = { name: 'web', number: 9093, protocols: tcp } as const satisfies Port;
const grafanaWeb = { name: 'web', number: 3000, protocols: tcp } as const satisfies Port;

/** Port numbers are those that the projects registered: https://github.com/prometheus/prometheus/wiki/Default-port-allocations */
export const prometheus = {
  name: 'prometheus',
  ports: { web: prometheusWeb },
  userInterface: prometheusWeb,
  servesTls: true,
  replicas: (environment) => environment.prometheus.replicas,
} as const satisfies Program;

export const alertmanager = {
  name: 'alertmanager',
  ports: {
    web: alertmanagerWeb,
    /** Gossip goes over UDP, the exchange of whole states over TCP. */
    mesh: { name: 'mesh', number: 9094, protocols: ['TCP', 'UDP'] },
  },
  userInterface: alertmanagerWeb,
  servesTls: true,
  replicas: (environment) => environment.alertmanager.replicas,
} as const satisfies Program;

/** The hot tier, which every long-term storage has. */
export const { vmstorage, vminsert, vmselect, victoriaMetrics } = tierPrograms.hot;

export const vmauth = {
  name: 'vmauth',
  ports: { web: { name: 'web', number: 8427, protocols: tcp } },
  servesTls: true,
  replicas: (environment) => environment.victoriaMetrics?.vmauth.replicas ?? 0,
} as const satisfies Program;

export const vmalert = {
  name: 'vmalert',
  ports: { web: { name: 'web', number: 8880, protocols: tcp } },
  servesTls: true,
  replicas: (environment) => environment.victoriaMetrics?.vmalert.replicas ?? 0,
} as const satisfies Program;

export const grafana = {
  name: 'grafana',
  ports: { web: grafanaWeb },
  userInterface: grafanaWeb,
  servesTls: 'unless a Gateway is in front',
  replicas: (environment) => environment.grafana?.replicas ?? 0,
} as const satisfies Program;

/** The released collector with everything that is configured here. */
const otelcol = 'otelcol-contrib';

/**
 * Ports of the collectors: https://opentelemetry.io/docs/collector/configuration/. Those of each differ, because on one
 * machine all of them share an address.
 */
export const otelCollector = {
  name: 'otel-collector',
  executable: otelcol,
  ports: {
    otlpGrpc: { name: 'otlp-grpc', number: 4317, protocols: tcp },
    otlpHttp: { name: 'otlp-http', number: 4318, protocols: tcp },
    metrics: { name: 'metrics', number: 8888, protocols: tcp },
    /** What it counts from spans. */
    spanMetrics: { name: 'span-metrics', number: 8889, protocols: tcp },
    health: { name: 'health', number: 13133, protocols: tcp },
  },
  servesTls: true,
  replicas: (environment) => environment.traces?.collector.replicas ?? 0,
} as const satisfies Program;

export const otelSampler = {
  name: 'otel-sampler',
  image: otelCollector.name,
  executable: otelcol,
  ports: {
    otlpGrpc: { name: 'otlp-grpc', number: 4327, protocols: tcp },
    metrics: { name: 'metrics', number: 8890, protocols: tcp },
    health: { name: 'health', number: 13134, protocols: tcp },
  },
  servesTls: true,
  replicas: (environment) => environment.traces?.sampler.replicas ?? 0,
} as const satisfies Program;

/** Reads the logs of the containers of its node. */
export const otelLogs = {
  name: 'otel-logs',
  image: otelCollector.name,
  executable: otelcol,
  ports: {
    metrics: { name: 'metrics', number: 8891, protocols: tcp },
    health: { name: 'health', number: 13135, protocols: tcp },
  },
  onEachNode: true,
  replicas: (environment) => (environment.logs === undefined ? 0 : 1),
} as const satisfies Program;

const elasticsearchOf = ({ traces }: ProgramChoices): ElasticsearchStorage | undefined =>
  traces?.storage.kind === 'elasticsearch' ? traces.storage : undefined;

/** Jaeger's ports: https://www.jaegertracing.io/docs/2.13/architecture/apis/ */
const jaegerPorts = {
  otlpGrpc: { name: 'otlp-grpc', number: 4337, protocols: tcp },
  metrics: { name: 'metrics', number: 8892, protocols: tcp },
  health: { name: 'health', number: 13136, protocols: tcp },
} as const;

const jaegerWeb = { name: 'web', number: 16686, protocols: tcp } as const satisfies Port;

/** Stores and shows, for a small site. */
export const jaeger = {
  name: 'jaeger',
  ports: { ...jaegerPorts, web: jaegerWeb },
  userInterface: jaegerWeb,
  servesTls: true,
  replicas: (environment) => (environment.traces?.storage.kind === 'badger' ? 1 : 0),
} as const satisfies Program;

/** Stores spans in Elasticsearch. */
export const jaegerCollector = {
  name: 'jaeger-collector',
  image: jaeger.name,
  ports: jaegerPorts,
  servesTls: true,
  replicas: (environment) => elasticsearchOf(environment)?.collector.replicas ?? 0,
} as const satisfies Program;

/** Searches spans in Elasticsearch. */
export const jaegerQuery = {
  name: 'jaeger-query',
  image: jaeger.name,
  ports: {
    metrics: { name: 'metrics', number: 8893, protocols: tcp },
    health: { name: 'health', number: 13137, protocols: tcp },
    web: jaegerWeb,
  },
  userInterface: jaegerWeb,
  servesTls: true,
  replicas: (environment) => elasticsearchOf(environment)?.query.replicas ?? 0,
} as const satisfies Program;

export const elasticsearch = {
  name: 'elasticsearch',
  ports: {
    web: { name: 'web', number: 9200, protocols: tcp },
    /** Between its nodes. */
    transport: { name: 'transport', number: 9300, protocols: tcp },
    /** Open as long as it belongs to a cluster with a leader; the other two want a password or a certificate. */
    ready: { name: 'ready', number: 9399, protocols: tcp },
  },
  servesTls: true,
  replicas: (environment) => elasticsearchOf(environment)?.nodes ?? 0,
} as const satisfies Program;

/** Sets up users, index templates and snapshots. */
export const elasticsearchSetup = {
  name: 'elasticsearch-setup',
  image: elasticsearch.name,
  ports: {},
  replicas: (environment) => (elasticsearchOf(environment) === undefined ? 0 : 1),
} as const satisfies Program;

/** Deletes indices that are older than the retention. */
export const jaegerIndexCleaner = {
  name: 'jaeger-es-index-cleaner',
  ports: {},
  replicas: (environment) => (elasticsearchOf(environment) === undefined ? 0 : 1),
} as const satisfies Program;

/** Elasticsearch has no metrics for Prometheus: this one asks it. */
export const elasticsearchExporter = {
  name: 'elasticsearch-exporter',
  ports: { web: { name: 'web', number: 9114, protocols: tcp } },
  replicas: (environment) => (elasticsearchOf(environment) === undefined ? 0 : 1),
} as const satisfies Program;

export const loki = {
  name: 'loki',
  ports: {
    web: { name: 'web', number: 3100, protocols: tcp },
    grpc: { name: 'grpc', number: 9097, protocols: tcp },
    /** Between its replicas. */
    mesh: { name: 'mesh', number: 7946, protocols: ['TCP', 'UDP'] },
  },
  servesTls: true,
  replicas: ({ logs }) =>
    logs === undefined ? 0 : logs.storage.kind === 'filesystem' ? 1 : logs.storage.replicas,
} as const satisfies Program;

export const pyroscope = {
  name: 'pyroscope',
  ports: { web: { name: 'web', number: 4040, protocols: tcp } },
  servesTls: true,
  replicas: ({ profiles }) => (profiles === undefined ? 0 : 1),
} as const satisfies Program;

/** vmauth in front of what asks nobody for a token: who shows one may read there, who shows another may write. */
const gatewayOf = <Name extends 'loki' | 'pyroscope'>(
  name: Name,
  number: number,
  replicas: (environment: ProgramChoices) => number,
) =>
  ({
    name: `${name}-gateway`,
    image: vmauth.name,
    ports: { web: { name: 'web', number, protocols: tcp } },
    servesTls: true,
    replicas,
  }) as const satisfies Program;

export const lokiGateway = gatewayOf(loki.name, 8437, ({ logs }) => logs?.gateway.replicas ?? 0);
export const pyroscopeGateway = gatewayOf(
  pyroscope.name,
  8447,
  ({ profiles }) => profiles?.gateway.replicas ?? 0,
);

/** Takes profiles from programs. */
export const alloy = {
  name: 'alloy',
  ports: { web: { name: 'web', number: 12345, protocols: tcp } },
  replicas: ({ profiles }) => (profiles === undefined ? 0 : 1),
} as const satisfies Program;

/** Tells about the machine that it runs on. */
export const nodeExporter = {
  name: 'node-exporter',
  executable: 'node_exporter',
  ports: { web: { name: 'web', number: 9100, protocols: tcp } },
  onEachNode: true,
  replicas: ({ exporters }) => (exporters.nodeExporter === undefined ? 0 : 1),
} as const satisfies Program;

/** Tells what the Kubernetes API knows of its objects. */
export const kubeStateMetrics = {
  name: 'kube-state-metrics',
  ports: { web: { name: 'web', number: 8080, protocols: tcp } },
  replicas: ({ exporters }) => (exporters.kubeStateMetrics === undefined ? 0 : 1),
} as const satisfies Program;

/** Asks for public endpoints, as somebody outside does. */
export const blackboxExporter = {
  name: 'blackbox-exporter',
  executable: 'prometheus-blackbox-exporter',
  ports: { web: { name: 'web', number: 9115, protocols: tcp } },
  replicas: ({ exporters }) => (exporters.blackbox === undefined ? 0 : 1),
} as const satisfies Program;

/** What stands in front of one program that has no login, and asks people who they are. */
const loginFor = (
  program: Program,
  host: 'prometheus' | 'alertmanager' | 'jaeger' | 'loki',
  number: number,
) =>
  ({
    name: `login-${host}`,
    image: 'oauth2-proxy',
    ports: {
      web: { name: 'web', number, protocols: tcp },
      metrics: { name: 'metrics', number: number + 100, protocols: tcp },
    },
    servesTls: 'unless a Gateway is in front',
    replicas: (environment) =>
      environment.access !== undefined &&
      environment.hosts[host] !== undefined &&
      program.replicas(environment) > 0
        ? 2
        : 0,
  }) as const satisfies Program;

export const loginPrometheus = loginFor(prometheus, 'prometheus', 4180);
export const loginAlertmanager = loginFor(alertmanager, 'alertmanager', 4181);
/** For whichever Jaeger shows traces. */
export const loginJaeger = loginFor(
  { ...jaeger, replicas: (environment) => (environment.traces === undefined ? 0 : 1) },
  'jaeger',
  4182,
);
export const loginLoki = loginFor(loki, 'loki', 4183);

/** Every program that the stack can have, those that others need first. */
export const programs: readonly Program[] = [
  ...tierNames.flatMap((tier) => Object.values(tierPrograms[tier])),
  vmselectAll,
  vmauth,
  vmagent,
  vmbackup,
  elasticsearch,
  elasticsearchSetup,
  loki,
  lokiGateway,
  pyroscope,
  pyroscopeGateway,
  jaegerCollector,
  jaegerQuery,
  jaegerIndexCleaner,
  jaeger,
  otelSampler,
  otelCollector,
  otelLogs,
  alloy,
  alertmanager,
  prometheus,
  vmalert,
  grafana,
  loginPrometheus,
  loginAlertmanager,
  loginJaeger,
  loginLoki,
  elasticsearchExporter,
  nodeExporter,
  kubeStateMetrics,
  blackboxExporter,
];
