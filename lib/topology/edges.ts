import type { Port, Program, ProgramChoices } from '#lib/topology/program';
import {
  alertmanager,
  grafana,
  prometheus,
  victoriaMetrics,
  vmalert,
  vmauth,
  vminsert,
  vmselect,
  vmstorage,
} from '#lib/topology/programs';

/** Who connects to whom inside the stack. */
export interface Edge {
  readonly client: Program;
  readonly server: Program;
  readonly port: Port;
  readonly purpose: string;
  /** Whether it is there that the server's own metrics are scraped. @default false */
  readonly scrapes?: true;
  readonly encryption: 'none' | 'tls';
  readonly authentication: 'none' | 'bearer token';
}

/** Inside the namespace nothing is encrypted: who may connect at all, the NetworkPolicies say. */
const open = { encryption: 'none', authentication: 'none' } as const;

/** vmauth asks for a token; its own metrics it shows without. */
const withToken = { encryption: 'none', authentication: 'bearer token' } as const;

/** Prometheus scrapes every program of the stack; where it talks to one for more, that stands here too. */
const scraping = <Server extends Program>(server: Server, port: Port, purpose = 'scrapes it') =>
  ({ client: prometheus, server, port, purpose, scrapes: true, ...open }) as const;

/** Every connection between programs of the stack; what is not here, the NetworkPolicies refuse. */
export const edges: readonly Edge[] = [
  scraping(prometheus, prometheus.ports.web),
  scraping(alertmanager, alertmanager.ports.web, 'sends alerts and scrapes it'),
  {
    client: alertmanager,
    server: alertmanager,
    port: alertmanager.ports.mesh,
    purpose: 'shares silences and what was notified',
    ...open,
  },
  { ...scraping(vmauth, vmauth.ports.web, 'writes samples and scrapes it'), ...withToken },
  { client: vmauth, server: vminsert, port: vminsert.ports.web, purpose: 'passes samples on', ...open },
  { client: vmauth, server: vmselect, port: vmselect.ports.web, purpose: 'passes queries on', ...open },
  {
    client: vmauth,
    server: victoriaMetrics,
    port: victoriaMetrics.ports.web,
    purpose: 'passes samples and queries on',
    ...open,
  },
  { client: vminsert, server: vmstorage, port: vmstorage.ports.insert, purpose: 'stores samples', ...open },
  { client: vmselect, server: vmstorage, port: vmstorage.ports.select, purpose: 'reads samples', ...open },
  scraping(vmstorage, vmstorage.ports.web),
  scraping(vminsert, vminsert.ports.web),
  scraping(vmselect, vmselect.ports.web),
  scraping(victoriaMetrics, victoriaMetrics.ports.web),
  {
    client: vmalert,
    server: vmauth,
    port: vmauth.ports.web,
    purpose: 'reads samples, writes what it records',
    ...withToken,
  },
  { client: vmalert, server: alertmanager, port: alertmanager.ports.web, purpose: 'sends alerts', ...open },
  scraping(vmalert, vmalert.ports.web),
  { client: grafana, server: vmauth, port: vmauth.ports.web, purpose: 'queries', ...withToken },
  { client: grafana, server: prometheus, port: prometheus.ports.web, purpose: 'queries', ...open },
  scraping(grafana, grafana.ports.web),
];

/** The connections of one environment: those whose two ends are part of it. */
export function edgesOf(environment: ProgramChoices): readonly Edge[] {
  return edges.filter(
    ({ client, server }) => client.replicas(environment) > 0 && server.replicas(environment) > 0,
  );
}
