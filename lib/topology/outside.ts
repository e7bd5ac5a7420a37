import type { EgressName } from '#lib/environment/egress-names';
import type { Environment, KeyPath } from '#lib/environment/environment';
import type { Discovery } from '#lib/environment/metrics-choices';
import type { Output } from '#lib/environment/output-choices';
import type { Destination, Receivers } from '#lib/environment/receiver-choices';
import { probesOf } from '#lib/topology/probes';
import type { Program } from '#lib/topology/program';
import {
  alertmanager,
  alloy,
  blackboxExporter,
  elasticsearch,
  grafana,
  kubeStateMetrics,
  loginAlertmanager,
  loginJaeger,
  loginLoki,
  loginPrometheus,
  loki,
  otelCollector,
  otelLogs,
  prometheus,
  pyroscope,
  vmauth,
} from '#lib/topology/programs';
import { proxyFor, proxyOf } from '#lib/topology/proxy';
import { type Reach, reachOf } from '#lib/topology/reach';
import { vmagent, vmbackup } from '#lib/topology/tier-programs';

/** Something outside the stack that a program connects to. */
export interface OutsideEdge {
  readonly client: Program;
  readonly reach: Reach;
  readonly purpose: string;
  /** The key of the environment that asks for it. */
  readonly path: KeyPath;
}

/** Every connection that leaves the stack: scrape targets, discovery, storage elsewhere, notifications, databases. */
export function outsideEdges(environment: Environment): readonly OutsideEdge[] {
  const { output, targets, remoteWrite, receivers } = environment;
  const database = environment.grafana?.database;
  return [
    ...objectStorageEdges(environment),
    ...loginEdges(environment),
    ...siteEdges(environment),
    ...profileEdges(environment),
    ...podNameEdges(environment),
    ...exporterEdges(environment),
    ...Object.entries(targets).flatMap(([job, discovery]) =>
      scrapeEdges(job, discovery, ['targets', job], output),
    ),
    ...(remoteWrite === undefined
      ? []
      : [
          {
            client: prometheus,
            reach: reachOfServer(new URL(remoteWrite.url), 'remote write', output),
            purpose: 'Prometheus sends samples to a storage outside the stack',
            path: ['remoteWrite', 'url'],
          },
        ]),
    ...destinationsOf(receivers).map((destination) => ({
      client: alertmanager,
      reach: reachOfDestination(destination, receivers, output),
      purpose: `Alertmanager notifies by ${destination.kind}`,
      path: ['receivers'],
    })),
    ...(database?.kind !== 'postgresql'
      ? []
      : [
          {
            client: grafana,
            reach: reachOf(new URL(`postgresql://${database.address}`), 'database'),
            purpose: 'Grafana keeps users and sessions',
            path: ['grafana', 'database', 'address'],
          },
        ]),
  ];
}

const scrapeEdges = (
  job: string,
  discovery: Discovery,
  path: KeyPath,
  output: Output,
): readonly OutsideEdge[] =>
  reachesOfDiscovery(discovery, output).map((reach) => ({
    client: prometheus,
    reach,
    purpose: `Prometheus scrapes ${job}`,
    path,
  }));

/** What exporters of the stack ask, and what Prometheus asks of those outside of it. */
function exporterEdges(environment: Environment): readonly OutsideEdge[] {
  const { exporters, output } = environment;
  const { nodeExporter, kubeStateMetrics: ofCluster } = exporters;
  const path = ['exporters', 'nodeExporter'];
  return [
    ...(nodeExporter?.machines === undefined
      ? []
      : scrapeEdges('node-exporter', nodeExporter.machines, [...path, 'machines'], output)),
    ...(nodeExporter === undefined || output.kind !== 'kubernetes'
      ? []
      : [askingApi(prometheus, 'prometheus asks where node-exporter runs', path)]),
    ...(ofCluster === undefined
      ? []
      : [
          askingApi(kubeStateMetrics, 'kube-state-metrics asks what there is', [
            'exporters',
            'kubeStateMetrics',
          ]),
        ]),
    ...probesOf(environment).map(({ target, url, expects, path: asked }) => ({
      client: blackboxExporter,
      reach:
        expects === 'handshake'
          ? reachOf(url, 'probed endpoints')
          : reachOfServer(url, 'probed endpoints', output),
      purpose: `blackbox-exporter asks for ${target}`,
      path: asked,
    })),
  ];
}

const askingApi = (client: Program, purpose: string, path: KeyPath): OutsideEdge => ({
  client,
  reach: { kind: 'range', name: 'api server' },
  purpose,
  path,
});

/** Programs that keep something in a bucket. */
function objectStorageEdges(environment: Environment): readonly OutsideEdge[] {
  const { objectStorage, output, logs, profiles, traces, victoriaMetrics } = environment;
  if (objectStorage === undefined) return [];
  const keepers = [
    ...(logs?.storage.kind === 'object storage' ? [[loki, 'Loki keeps logs'] as const] : []),
    ...(profiles?.storage.kind === 'object storage'
      ? [[pyroscope, 'Pyroscope keeps profiles'] as const]
      : []),
    ...(traces?.storage.kind === 'elasticsearch' && traces.storage.snapshots.kind === 'object storage'
      ? [[elasticsearch, 'Elasticsearch keeps snapshots'] as const]
      : []),
    ...(victoriaMetrics?.backup === undefined
      ? []
      : [[vmbackup, 'vmbackup keeps copies of samples'] as const]),
  ];
  return keepers.map(([client, purpose]) => ({
    client,
    reach: reachOfServer(new URL(objectStorage.url), 'object storage', output),
    purpose,
    path: ['objectStorage', 'url'],
  }));
}

/** Programs that send samples to other sites, and ask those. */
function siteEdges({ victoriaMetrics, output }: Environment): readonly OutsideEdge[] {
  const clients = [
    [vmagent, 'vmagent sends samples to'],
    [vmauth, 'vmauth asks'],
  ] as const;
  return (victoriaMetrics?.sites?.peers ?? []).flatMap(({ site, url }, index) =>
    clients.map(([client, purpose]) => ({
      client,
      reach: reachOfServer(new URL(url), 'other sites', output),
      purpose: `${purpose} the site ${site}`,
      path: ['victoriaMetrics', 'sites', 'peers', index, 'url'],
    })),
  );
}

/** Programs that ask the identity provider who somebody is. */
function loginEdges(environment: Environment): readonly OutsideEdge[] {
  const { access, output } = environment;
  if (access === undefined) return [];
  return [loginPrometheus, loginAlertmanager, loginJaeger, loginLoki, grafana]
    .filter((program) => program.replicas(environment) > 0)
    .map((client) => ({
      client,
      reach: reachOfServer(new URL(access.login.issuer), 'login', output),
      purpose: `${client.name} asks who somebody is`,
      path: ['access', 'login', 'issuer'],
    }));
}

function profileEdges({ profiles, output }: Environment): readonly OutsideEdge[] {
  return Object.entries(profiles?.targets ?? {}).flatMap(([service, discovery]) =>
    reachesOfDiscovery(discovery, output, 'profile targets').map((reach) => ({
      client: alloy,
      reach,
      purpose: `Alloy takes profiles of ${service}`,
      path: ['profiles', 'targets', service],
    })),
  );
}

/** Collectors ask the API server whose span or line it is. */
function podNameEdges({ traces, logs, output }: Environment): readonly OutsideEdge[] {
  if (output.kind !== 'kubernetes') return [];
  const askers = [
    ...(traces === undefined ? [] : [[otelCollector, 'traces'] as const]),
    ...(logs === undefined ? [] : [[otelLogs, 'logs'] as const, [prometheus, 'logs'] as const]),
  ];
  return askers.map(([client, section]) =>
    askingApi(client, `${client.name} asks which pod something comes from`, [section]),
  );
}

/** The server itself, or the proxy on the way to it. */
function reachOfServer(url: URL, range: EgressName, output: Output): Reach {
  const proxy = proxyFor(url, output);
  return proxy === undefined ? reachOf(url, range) : reachOf(new URL(proxy.url), 'proxy');
}

/** A server whose address is not known here. */
function reachOfUnknown(range: EgressName, output: Output): Reach {
  const proxy = proxyOf(output);
  return proxy === undefined ? { kind: 'range', name: range } : reachOf(new URL(proxy.url), 'proxy');
}

function reachesOfDiscovery(
  discovery: Discovery,
  output: Output,
  range: EgressName = 'scrape targets',
): readonly Reach[] {
  switch (discovery.kind) {
    case 'static':
      return discovery.addresses.map((address) => reachOf(new URL(`http://${address}`), range));
    case 'http':
      return [
        reachOfServer(new URL(discovery.url), 'service discovery', output),
        { kind: 'range', name: range },
      ];
    case 'consul':
      return [
        reachOfServer(new URL(`http://${discovery.server}`), 'service discovery', output),
        { kind: 'range', name: range },
      ];
    case 'kubernetes':
      return [{ kind: 'range', name: 'api server' }, reachOfDiscovered(discovery)];
  }
}

function reachOfDiscovered({
  role,
  namespaces,
  selector,
  ports,
}: Extract<Discovery, { kind: 'kubernetes' }>): Reach {
  switch (role) {
    case 'node':
      return { kind: 'range', name: 'nodes' };
    case 'endpointslice':
      // Selector and names of ports are those of the Service: the pods behind it are known to nobody here.
      return { kind: 'pods', namespaces };
    case 'pod':
      return {
        kind: 'pods',
        namespaces,
        ...(selector !== undefined && { selector }),
        ...(ports !== undefined && { ports }),
      };
  }
}

function reachOfDestination(destination: Destination, receivers: Receivers, output: Output): Reach {
  switch (destination.kind) {
    case 'pagerduty':
      return reachOfUnknown('pagerduty', output);
    case 'slack':
      return reachOfUnknown('slack', output);
    case 'email':
      return reachOf(new URL(`smtp://${receivers.mail?.smarthost ?? 'mail'}`), 'mail');
    case 'webhook':
      return reachOfServer(new URL(destination.url), 'webhook', output);
    case 'webhook from secret':
      return reachOfUnknown('webhook', output);
  }
}

function destinationsOf(receivers: Receivers): readonly Destination[] {
  const teams = [receivers.default, ...Object.values(receivers.teams)];
  return [
    ...teams.flatMap((team) => [team.page, team.chat]),
    receivers.capacity,
    receivers.info,
    receivers.deadMansSwitch,
  ].filter((destination) => destination !== undefined);
}
