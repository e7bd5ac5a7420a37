import { type Edge, encrypted, open, scraping, scrapingByTls, withToken } from '#lib/topology/edge';
import { alertmanager, grafana, loki, lokiGateway, otelLogs } from '#lib/topology/programs';

/** Of what reads log lines, keeps and shows them. */
export const logsEdges: readonly Edge[] = [
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
];
