import type { Destination, Discovery, Environment, Receivers } from '#lib/environment/environment';
import type { Place } from '#lib/place';
import { type Reach, reachOf } from '#lib/topology/reach';
import type { Program } from '#lib/topology/program';
import { alertmanager, prometheus } from '#lib/topology/programs';

/** Something outside the stack that a program connects to. */
export interface OutsideEdge {
  readonly client: Program;
  readonly reach: Reach;
  readonly purpose: string;
  /** What in the environment asks for it. */
  readonly place: Place;
}

/** Every connection that leaves the stack: scrape targets, discovery, long-term storage, notifications. */
export function outsideEdges(environment: Environment): readonly OutsideEdge[] {
  const { targets, remoteWrite, receivers } = environment;
  return [
    ...Object.entries(targets).flatMap(([job, discovery]) =>
      reachesOfDiscovery(discovery).map((reach) => ({
        client: prometheus,
        reach,
        purpose: `scrapes ${job}`,
        place: environment.place(['targets', job]),
      })),
    ),
    ...(remoteWrite === undefined
      ? []
      : [
          {
            client: prometheus,
            reach: reachOf(new URL(remoteWrite.url), 'remote write'),
            purpose: 'sends samples to long-term storage',
            place: environment.place(['remoteWrite', 'url']),
          },
        ]),
    ...destinationsOf(receivers).map((destination) => ({
      client: alertmanager,
      reach: reachOfDestination(destination, receivers),
      purpose: `notifies by ${destination.kind}`,
      place: environment.place(['receivers']),
    })),
  ];
}

function reachesOfDiscovery(discovery: Discovery): readonly Reach[] {
  switch (discovery.kind) {
    case 'static':
      return discovery.addresses.map((address) => reachOf(new URL(`http://${address}`), 'scrape targets'));
    case 'http':
      return [reachOf(new URL(discovery.url), 'service discovery'), { kind: 'range', name: 'scrape targets' }];
    case 'consul':
      return [
        reachOf(new URL(`http://${discovery.server}`), 'service discovery'),
        { kind: 'range', name: 'scrape targets' },
      ];
    case 'kubernetes':
      return [
        { kind: 'range', name: 'api server' },
        discovery.role === 'node'
          ? { kind: 'range', name: 'nodes' }
          : {
              kind: 'pods',
              namespaces: discovery.namespaces,
              ...(discovery.role === 'pod' && discovery.selector !== undefined && { selector: discovery.selector }),
            },
      ];
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
