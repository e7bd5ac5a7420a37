import type { Environment } from '#lib/environment/environment';
import type { Discovery } from '#lib/environment/metrics-choices';
import { edgesOf } from '#lib/topology/edges';
import { namespaceOf } from '#lib/topology/namespaces';
import type { Port, Program } from '#lib/topology/program';
import { usesTls } from '#lib/topology/tls';

/** Far enough apart that no two programs meet when each runs several times on one machine. */
const portsBetweenReplicas = 1_000;

/** The loopback port of one replica on one machine. @param replica from 0 */
function loopbackPort(port: Port, replica: number): number {
  return port.number + replica * portsBetweenReplicas;
}

/**
 * Where one replica listens, as `host:port`: the pod's name under the headless Service in Kubernetes, a loopback
 * port on one machine.
 *
 * @param replica from 0
 */
export function addressOf(program: Program, replica: number, port: Port, environment: Environment): string {
  switch (environment.output.kind) {
    case 'kubernetes':
      return `${program.name}-${replica}.${program.name}.${namespaceOf(program, environment.output)}.svc:${port.number}`;
    case 'processes':
      return `127.0.0.1:${loopbackPort(port, replica)}`;
  }
}

/** Where every replica listens, in the order of the replicas. */
export function addressesOf(program: Program, port: Port, environment: Environment): readonly string[] {
  return Array.from({ length: program.replicas(environment) }, (_, replica) =>
    addressOf(program, replica, port, environment),
  );
}

/**
 * Where a client finds whichever replica is ready, as a URL without a path: the Service in Kubernetes, the first
 * replica on one machine.
 */
export function serviceUrl(program: Program, port: Port, environment: Environment): string {
  return `${schemeOf(program, environment)}://${serviceAddress(program, port, environment)}`;
}

/** Where each replica is found, as URLs without a path, in the order of the replicas. */
export function replicaUrls(program: Program, port: Port, environment: Environment): readonly string[] {
  return addressesOf(program, port, environment).map(
    (address) => `${schemeOf(program, environment)}://${address}`,
  );
}

const schemeOf = (program: Program, environment: Environment) =>
  usesTls(program, environment) ? 'https' : 'http';

/** The name of that Service, as it stands in certificates. */
export const serviceHost = (program: Program, port: Port, environment: Environment): string =>
  serviceAddress(program, port, environment).replace(/:\d+$/, '');

/** Where whichever replica is ready is found, as `host:port`. */
function serviceAddress(program: Program, port: Port, environment: Environment): string {
  switch (environment.output.kind) {
    case 'kubernetes':
      return `${program.name}-${port.name}.${namespaceOf(program, environment.output)}.svc:${port.number}`;
    case 'processes':
      return addressOf(program, 0, port, environment);
  }
}

/** The targets of the stack's own scrape jobs, which are named after the programs; of several programs, those of all. */
export function ownTargets(environment: Environment): Readonly<Record<string, Discovery>> {
  const targets = new Map<string, Discovery>();
  for (const { server, port, scrapes, job = server.name } of edgesOf(environment)) {
    if (scrapes === true) targets.set(job, both(targets.get(job), discoveryOf(server, port, environment)));
  }
  return Object.fromEntries(targets);
}

/** What is found in several ways has several jobs: only addresses are joined. */
function both(one: Discovery | undefined, other: Discovery): Discovery {
  return one?.kind === 'static' && other.kind === 'static'
    ? { kind: 'static', addresses: [...one.addresses, ...other.addresses] }
    : other;
}

/** The stack's own scrape jobs whose targets are asked with TLS: those that are scraped where they serve. */
export const encryptedJobs = (environment: Environment): readonly string[] =>
  edgesOf(environment)
    .filter(({ scrapes, encryption }) => scrapes === true && encryption !== 'none')
    .filter(({ server }) => usesTls(server, environment))
    .map(({ server, job = server.name }) => job)
    .filter((job, index, jobs) => jobs.indexOf(job) === index);

/** How many run on each node, and under which addresses, only the cluster knows. */
function discoveryOf(server: Program, port: Port, environment: Environment): Discovery {
  const { output } = environment;
  return server.onEachNode === true && output.kind === 'kubernetes'
    ? {
        kind: 'kubernetes',
        role: 'pod',
        namespaces: [namespaceOf(server, output)],
        selector: `app.kubernetes.io/name=${server.name}`,
        ports: [port.name],
      }
    : { kind: 'static', addresses: addressesOf(server, port, environment) };
}
