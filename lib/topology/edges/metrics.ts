import { type TierName, tierNames } from '#lib/environment/tiers';
import { type Edge, encrypted, mutual, open, scraping, scrapingByTls, withToken } from '#lib/topology/edge';
import { alertmanager, grafana, prometheus, vmalert, vmauth, vmselect } from '#lib/topology/programs';
import { tierPrograms, vmagent, vmbackup, vmselectAll } from '#lib/topology/tier-programs';

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

/** Of what scrapes, stores and shows metrics, and of what tells people. */
export const metricsEdges: readonly Edge[] = [
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
];
