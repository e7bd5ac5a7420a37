import { type Edge, encrypted, scraping, scrapingByTls, withToken } from '#lib/topology/edge';
import { alloy, grafana, pyroscope, pyroscopeGateway } from '#lib/topology/programs';

/** Of what takes profiles, keeps and shows them. */
export const profilesEdges: readonly Edge[] = [
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
];
