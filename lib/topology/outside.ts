import type { Destination, Discovery, Environment, KeyPath, Receivers } from '#lib/environment/environment';
import type { Program } from '#lib/topology/program';
import { alertmanager, prometheus } from '#lib/topology/programs';
import { type Reach, reachOf } from '#lib/topology/reach';

/** Something outside the stack that a program connects to. */
export interface OutsideEdge {
  readonly client: Program;
  readonly reach: Reach;
  readonly purpose: string;
  /** The key of the environment that asks for it. */
  readonly path: KeyPath;
}

/** Every connection that leaves the stack: scrape targets, discovery, long-term storage, notifications. */
export function outsideEdges(environment: Environment): readonly OutsideEdge[] {
  const { targets, remoteWrite, receivers } = environment;
  return [
    ...Object.entries(targets).flatMap(([job, discovery]) =>
      reachesOfDiscovery(discovery).map((reach) => ({
        client: prometheus,
        reach,
        purpose: `Prometheus scrapes ${job}`,
        path: ['targets', job],
      })),
    ),
    ...(remoteWrite === undefined
      ? []
      : [
          {
            client: prometheus,
            reach: reachOf(new URL(remoteWrite.url), 'remote write'),
            purpose: 'Prometheus sends samples to long-term storage',
            path: ['remoteWrite', 'url'],
          },
        ]),
    ...destinationsOf(receivers).map((destination) => ({
      client: alertmanager,
      reach: reachOfDestination(destination, receivers),
      purpose: `Alertmanager notifies by ${destination.kind}`,
      path: ['receivers'],
    })),
  ];
}

function reachesOfDiscovery(discovery: Discovery): readonly Reach[] {
  switch (discovery.kind) {
    case 'static':
      return discovery.addresses.map((address) => reachOf(new URL(`http://${address}`), 'scrape targets'));
    case 'http':
      return [
        reachOf(new URL(discovery.url), 'service discovery'),
        { kind: 'range', name: 'scrape targets' },
      ];
    case 'consul':
      return [
        reachOf(new URL(`http://${discovery.server}`), 'service discovery'),
        { kind: 'range', name: 'scrape targets' },
      ];
    case 'kubernetes':
      return [{ kind: 'range', name: 'api server' }, reachOfDiscovered(discovery)];
  }
}

function reachOfDiscovered({
  role,
  namespaces,
  selector,
  port,
}: Extract<Discovery, { kind: 'kubernetes' }>): Reach {
  switch (role) {
    case 'node':
      return { kind: 'range', name: 'nodes' };
    case 'endpointslice':
      // Selector and port are those of the Service: the pods behind it are known to nobody here.
      return { kind: 'pods', namespaces };
    case 'pod':
      return {
        kind: 'pods',
        namespaces,
        ...(selector !== undefined && { selector }),
        ...(port !== undefined && { port }),
      };
  }
}

function reachOfDestination(destination: Destination, receivers: Receivers): Reach {
  switch (destination.kind) {
    case 'pagerduty':
      return { kind: 'range', name: 'pagerduty' };
    case 'slack':
      return { kind: 'range', name: 'slack' };
    case 'email':
      return reachOf(new URL(`smtp://${receivers.mail?.smarthost ?? 'mail'}`), 'mail');
    case 'webhook':
      return reachOf(new URL(destination.url), 'webhook');
    case 'webhook from secret':
      return { kind: 'range', name: 'webhook' };
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
