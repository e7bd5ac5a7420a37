import { type TierName, tierNames } from '#lib/environment/tiers';
import type { Port, Program, ProgramChoices } from '#lib/topology/program';
import {
  alertmanager,
  alloy,
  blackboxExporter,
  elasticsearch,
  elasticsearchExporter,
  elasticsearchSetup,
  grafana,
  jaeger,
  jaegerCollector,
  jaegerIndexCleaner,
  jaegerQuery,
  kubeStateMetrics,
  loginAlertmanager,
  loginJaeger,
  loginLoki,
  loginPrometheus,
  loki,
  lokiGateway,
  nodeExporter,
  otelCollector,
  otelLogs,
  otelSampler,
  prometheus,
  pyroscope,
  pyroscopeGateway,
  vmalert,
  vmauth,
  vmselect,
} from '#lib/topology/programs';
import { tierPrograms, vmagent, vmbackup, vmselectAll } from '#lib/topology/tier-programs';

/** Who connects to whom inside the stack. */
export interface Edge {
  readonly client: Program;
  readonly server: Program;
  readonly port: Port;
  readonly purpose: string;
  /** Whether it is there that the server's own metrics are scraped. @default false */
  readonly scrapes?: true;
  /** What it takes besides both ends. @default nothing */
  readonly onlyIf?: (environment: ProgramChoices) => boolean;
  /** The name of that scrape job. @default that of the server */
  readonly job?: string;
  readonly encryption: 'none' | 'tls' | 'tls with certificates';
  /** `certificate`: who connects shows one too, where the connection is encrypted. */
  readonly authentication: 'none' | 'bearer token' | 'password' | 'certificate';
}

/** Who may connect at all, the NetworkPolicies say. */
const open = { encryption: 'none', authentication: 'none' } as const;

/** Encrypted where the environment names `output.certificates`. */
const encrypted = { encryption: 'tls with certificates', authentication: 'none' } as const;

/** Encrypted there too, and whoever connects shows a certificate. */
const mutual = { encryption: 'tls with certificates', authentication: 'certificate' } as const;

/** Elasticsearch lets nobody in without a password, and is nowhere without certificates. */
const withPassword = { encryption: 'tls', authentication: 'password' } as const;

/** vmauth asks for a token; its own metrics it shows without. */
const withToken = { encryption: 'tls with certificates', authentication: 'bearer token' } as const;

/** Prometheus scrapes every program of the stack; where it talks to one for more, that stands here too. */
const scraping = <Server extends Program>(server: Server, port: Port, purpose = 'scrapes it') =>
  ({ client: prometheus, server, port, purpose, scrapes: true, ...open }) as const;

/** The same where that port speaks TLS. */
const scrapingByTls = <Server extends Program>(server: Server, port: Port, purpose = 'scrapes it') =>
  ({ ...scraping(server, port, purpose), ...encrypted }) as const;

/** What stores and answers for one tier. One job scrapes all programs of a kind, whatever their tier: `instance` says which. */
function edgesOfTier(tier: TierName): readonly Edge[] {
  const { vmstorage, vminsert, vmselect, victoriaMetrics } = tierPrograms[tier];
  const { hot } = tierPrograms;
  return [
    {
      client: vmauth,
      server: vminsert,
      port: vminsert.ports.web,
      purpose: 'passes samples on',
      ...encrypted,
    },
    {
      client: vmauth,
      server: vmselect,
      port: vmselect.ports.web,
      purpose: 'passes queries on',
      ...encrypted,
    },
    {
      client: vmauth,
      server: victoriaMetrics,
      port: victoriaMetrics.ports.web,
      purpose: 'passes samples and queries on',
      ...encrypted,
    },
    { client: vminsert, server: vmstorage, port: vmstorage.ports.insert, purpose: 'stores samples', ...open },
    { client: vmselect, server: vmstorage, port: vmstorage.ports.select, purpose: 'reads samples', ...open },
    {
      client: vmselectAll,
      server: vmstorage,
      port: vmstorage.ports.select,
      purpose: 'reads samples',
      ...open,
    },
    {
      client: vmbackup,
      server: vmstorage,
      port: vmstorage.ports.web,
      purpose: 'has snapshots made',
      ...encrypted,
    },
    {
      client: vmbackup,
      server: victoriaMetrics,
      port: victoriaMetrics.ports.web,
      purpose: 'has snapshots made',
      ...encrypted,
    },
    { ...scrapingByTls(vmstorage, vmstorage.ports.web), job: hot.vmstorage.name },
    { ...scrapingByTls(vminsert, vminsert.ports.web), job: hot.vminsert.name },
    { ...scrapingByTls(vmselect, vmselect.ports.web), job: hot.vmselect.name },
    { ...scrapingByTls(victoriaMetrics, victoriaMetrics.ports.web), job: hot.victoriaMetrics.name },
  ];
}

/** Every connection between programs of the stack; what is not here, the NetworkPolicies refuse. */
export const edges: readonly Edge[] = [
  scrapingByTls(prometheus, prometheus.ports.web),
  scrapingByTls(alertmanager, alertmanager.ports.web, 'sends alerts and scrapes it'),
  {
    client: alertmanager,
    server: alertmanager,
    port: alertmanager.ports.mesh,
    purpose: 'shares silences and what was notified',
    ...mutual,
  },
  { ...scraping(vmauth, vmauth.ports.web, 'writes samples and scrapes it'), ...withToken },
  ...tierNames.flatMap(edgesOfTier),
  {
    client: vmauth,
    server: vmselectAll,
    port: vmselectAll.ports.web,
    purpose: 'passes queries on',
    ...encrypted,
  },
  { ...scrapingByTls(vmselectAll, vmselectAll.ports.web), job: vmselect.name },
  {
    client: vmauth,
    server: vmauth,
    port: vmauth.ports.web,
    purpose: 'asks other sites while the hot tier is away',
    onlyIf: ({ victoriaMetrics }) => victoriaMetrics?.sites !== undefined,
    ...withToken,
  },
  { client: vmauth, server: vmagent, port: vmagent.ports.web, purpose: 'passes samples on', ...encrypted },
  {
    client: vmagent,
    server: vmauth,
    port: vmauth.ports.web,
    purpose: 'writes to each tier what that keeps',
    ...withToken,
  },
  scrapingByTls(vmagent, vmagent.ports.web),
  {
    client: vmalert,
    server: vmauth,
    port: vmauth.ports.web,
    purpose: 'reads samples, writes what it records',
    ...withToken,
  },
  {
    client: vmalert,
    server: alertmanager,
    port: alertmanager.ports.web,
    purpose: 'sends alerts',
    ...encrypted,
  },
  scrapingByTls(vmalert, vmalert.ports.web),
  { client: grafana, server: vmauth, port: vmauth.ports.web, purpose: 'queries', ...withToken },
  { client: grafana, server: prometheus, port: prometheus.ports.web, purpose: 'queries', ...encrypted },
  scrapingByTls(grafana, grafana.ports.web),

  {
    client: otelCollector,
    server: otelSampler,
    port: otelSampler.ports.otlpGrpc,
    purpose: 'passes spans on, each trace to one',
    ...mutual,
  },
  {
    client: otelSampler,
    server: jaeger,
    port: jaeger.ports.otlpGrpc,
    purpose: 'passes on what is kept',
    ...mutual,
  },
  {
    client: otelSampler,
    server: jaegerCollector,
    port: jaegerCollector.ports.otlpGrpc,
    purpose: 'passes on what is kept',
    ...mutual,
  },
  {
    client: jaegerCollector,
    server: elasticsearch,
    port: elasticsearch.ports.web,
    purpose: 'stores spans',
    ...withPassword,
  },
  {
    client: jaegerQuery,
    server: elasticsearch,
    port: elasticsearch.ports.web,
    purpose: 'searches spans',
    ...withPassword,
  },
  {
    client: jaegerIndexCleaner,
    server: elasticsearch,
    port: elasticsearch.ports.web,
    purpose: 'deletes old indices',
    ...withPassword,
  },
  {
    client: elasticsearchSetup,
    server: elasticsearch,
    port: elasticsearch.ports.web,
    purpose: 'sets up users, templates and snapshots',
    ...withPassword,
  },
  {
    client: elasticsearchExporter,
    server: elasticsearch,
    port: elasticsearch.ports.web,
    purpose: 'asks how it is',
    ...withPassword,
  },
  {
    client: elasticsearch,
    server: elasticsearch,
    port: elasticsearch.ports.transport,
    purpose: 'shares shards',
    encryption: 'tls',
    authentication: 'certificate',
  },
  {
    client: jaeger,
    server: prometheus,
    port: prometheus.ports.web,
    purpose: 'queries what is counted from spans',
    ...encrypted,
  },
  {
    client: jaegerQuery,
    server: prometheus,
    port: prometheus.ports.web,
    purpose: 'queries what is counted from spans',
    ...encrypted,
  },
  scraping(otelCollector, otelCollector.ports.metrics),
  {
    ...scraping(otelCollector, otelCollector.ports.spanMetrics, 'scrapes what is counted from spans'),
    job: 'span-metrics',
  },
  scraping(otelSampler, otelSampler.ports.metrics),
  scraping(jaeger, jaeger.ports.metrics),
  scraping(jaegerCollector, jaegerCollector.ports.metrics),
  scraping(jaegerQuery, jaegerQuery.ports.metrics),
  scraping(elasticsearchExporter, elasticsearchExporter.ports.web),
  { client: grafana, server: jaeger, port: jaeger.ports.web, purpose: 'queries', ...encrypted },
  { client: grafana, server: jaegerQuery, port: jaegerQuery.ports.web, purpose: 'queries', ...encrypted },

  {
    client: otelLogs,
    server: lokiGateway,
    port: lokiGateway.ports.web,
    purpose: 'sends log lines',
    ...withToken,
  },
  {
    client: lokiGateway,
    server: loki,
    port: loki.ports.web,
    purpose: 'passes log lines and queries on',
    ...encrypted,
  },
  { client: loki, server: loki, port: loki.ports.grpc, purpose: 'shares the work', ...encrypted },
  { client: loki, server: loki, port: loki.ports.mesh, purpose: 'knows the other replicas', ...open },
  { client: loki, server: alertmanager, port: alertmanager.ports.web, purpose: 'sends alerts', ...encrypted },
  scrapingByTls(loki, loki.ports.web),
  scraping(otelLogs, otelLogs.ports.metrics),
  scrapingByTls(lokiGateway, lokiGateway.ports.web),
  { client: grafana, server: lokiGateway, port: lokiGateway.ports.web, purpose: 'queries', ...withToken },

  {
    client: alloy,
    server: pyroscopeGateway,
    port: pyroscopeGateway.ports.web,
    purpose: 'sends profiles',
    ...withToken,
  },
  {
    client: pyroscopeGateway,
    server: pyroscope,
    port: pyroscope.ports.web,
    purpose: 'passes profiles and queries on',
    ...encrypted,
  },
  scrapingByTls(pyroscope, pyroscope.ports.web),
  scrapingByTls(pyroscopeGateway, pyroscopeGateway.ports.web),
  scraping(alloy, alloy.ports.web),
  {
    client: grafana,
    server: pyroscopeGateway,
    port: pyroscopeGateway.ports.web,
    purpose: 'queries',
    ...withToken,
  },

  {
    client: loginPrometheus,
    server: prometheus,
    port: prometheus.ports.web,
    purpose: 'lets people in who have logged in',
    ...encrypted,
  },
  {
    client: loginAlertmanager,
    server: alertmanager,
    port: alertmanager.ports.web,
    purpose: 'lets people in who have logged in',
    ...encrypted,
  },
  {
    client: loginJaeger,
    server: jaeger,
    port: jaeger.ports.web,
    purpose: 'lets people in who have logged in',
    ...encrypted,
  },
  {
    client: loginJaeger,
    server: jaegerQuery,
    port: jaegerQuery.ports.web,
    purpose: 'lets people in who have logged in',
    ...encrypted,
  },
  {
    client: loginLoki,
    server: loki,
    port: loki.ports.web,
    purpose: 'lets in who shows a token of the provider',
    ...encrypted,
  },
  scraping(loginPrometheus, loginPrometheus.ports.metrics),
  scraping(loginAlertmanager, loginAlertmanager.ports.metrics),
  scraping(loginJaeger, loginJaeger.ports.metrics),
  scraping(loginLoki, loginLoki.ports.metrics),

  scraping(nodeExporter, nodeExporter.ports.web),
  scraping(kubeStateMetrics, kubeStateMetrics.ports.web),
  scraping(blackboxExporter, blackboxExporter.ports.web, 'scrapes it, and what it probes'),
];

/** The connections of one environment: those whose two ends are part of it. */
export function edgesOf(environment: ProgramChoices): readonly Edge[] {
  return edges.filter(
    ({ client, server, onlyIf }) =>
      client.replicas(environment) > 0 &&
      server.replicas(environment) > 0 &&
      (onlyIf === undefined || onlyIf(environment)),
  );
}
