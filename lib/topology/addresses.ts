import type { Discovery, Environment } from '#lib/environment/environment';
import { edgesOf } from '#lib/topology/edges';
import type { Port, Program } from '#lib/topology/program';

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
      return `${program.name}-${replica}.${program.name}.${environment.output.namespace}.svc:${port.number}`;
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
  switch (environment.output.kind) {
    case 'kubernetes':
      return `http://${program.name}-${port.name}.${environment.output.namespace}.svc:${port.number}`;
    case 'processes':
      return `http://${addressOf(program, 0, port, environment)}`;
  }
}

/** The targets of the stack's own scrape jobs, which are named after the programs. */
export function ownTargets(environment: Environment): Readonly<Record<string, Discovery>> {
  return Object.fromEntries(
    edgesOf(environment)
      .filter(({ scrapes }) => scrapes === true)
      .map(({ server, port }) => [
        server.name,
        { kind: 'static', addresses: addressesOf(server, port, environment) },
      ]),
  );
}
