import type { Environment } from '#lib/environment/environment';
import type { Destination, Receivers, TeamDestinations } from '#lib/environment/receiver-choices';
import { labelIs, labelIsNot, labelMatches } from '#lib/routing/matcher';
import { type Channel, type Policy, policies, unrouted } from '#lib/routing/policy';
import type { Hours, InhibitRule, Receiver, Route, Routing } from '#lib/routing/routing';
import { type Team, teams } from '#lib/routing/team';
import type { TimeInterval } from '#lib/routing/time-interval';

/** The receivers that every environment has; teams with destinations of their own have `page-<team>`, `chat-<team>`. */
export const receiverOf: Readonly<Record<Channel | 'unrouted', string>> = {
  page: 'page',
  chat: 'chat',
  capacity: 'capacity-digest',
  info: 'info',
  deadMansSwitch: 'dead-mans-switch',
  unrouted: 'unrouted',
};

const officeHours = 'office-hours';

/** Who is told about what in an environment: the policies, applied to its teams and destinations. */
export function routingFor(environment: Environment): Routing {
  const { receivers } = environment;
  return {
    route: {
      receiver: receiverOf.unrouted,
      ...unrouted,
      routes: policies.map((policy) => routeOf(policy, receivers)),
    },
    receivers: receiversOf(receivers),
    inhibitRules,
    timeIntervals: timeIntervalsOf(environment),
  };
}

/** The receiver of a team's pages or chats. */
export function teamReceiver(kind: keyof TeamDestinations, team: Team, receivers: Receivers): string {
  return receivers.teams[team]?.[kind] === undefined ? receiverOf[kind] : `${receiverOf[kind]}-${team}`;
}

/**
 * A critical alert speaks for what follows from it: the lesser alerts of the same component. Capacity is left out,
 * because what runs out may be the cause.
 */
const inhibitRules: readonly InhibitRule[] = [
  {
    name: 'critical-mutes-lesser-of-its-component',
    source: [labelIs('severity', 'critical')],
    target: [labelMatches('severity', 'warning|info'), labelIsNot('category', 'capacity')],
    equal: ['component', 'cluster', 'site'],
  },
];

function routeOf(policy: Policy, receivers: Receivers): Route {
  const { channel, waits, ...route } = policy;
  // Alertmanager's routes do not inherit their hours, so the teams' routes state them again.
  const hours: { readonly hours?: Hours } =
    waits && receivers.officeHours ? { hours: { kind: 'only during', intervals: [officeHours] } } : {};
  const own = channel === 'page' || channel === 'chat' ? teamsWithOwn(channel, receivers) : [];
  return {
    ...route,
    ...hours,
    receiver: receiverOf[channel],
    routes: own.map(({ team }) => ({
      about: `${route.about}: team ${team}`,
      matchers: [labelIs('team', team)],
      receiver: `${receiverOf[channel]}-${team}`,
      ...hours,
      routes: [],
    })),
  };
}

function receiversOf(receivers: Receivers): readonly Receiver[] {
  const { observability } = receivers.teams;
  return [
    {
      name: receiverOf.unrouted,
      about: 'Alerts that no route knows: a mistake in the rules',
      destination: observability?.chat ?? receivers.default.chat,
      sendResolved: true,
    },
    {
      name: receiverOf.deadMansSwitch,
      about: 'Raises an alarm when it hears nothing',
      destination: receivers.deadMansSwitch,
      sendResolved: false,
    },
    ...teamReceivers('page', 'Pages', receivers),
    {
      name: receiverOf.capacity,
      about: 'Hourly digest of what will run out',
      destination: receivers.capacity,
      sendResolved: true,
    },
    ...teamReceivers('chat', 'Warnings', receivers),
    {
      name: receiverOf.info,
      about: 'For information',
      destination: receivers.info,
      sendResolved: false,
    },
  ];
}

function teamReceivers(
  kind: keyof TeamDestinations,
  what: string,
  receivers: Receivers,
): readonly Receiver[] {
  const own = teamsWithOwn(kind, receivers).map(({ team, destination }) => ({
    name: teamReceiver(kind, team, receivers),
    about: `${what} of the team ${team}`,
    destination,
    sendResolved: true,
  }));
  const rest = own.length === 0 ? 'every team' : 'every other team';
  const shared = { about: `${what} of ${rest}`, destination: receivers.default[kind], sendResolved: true };
  return [{ name: receiverOf[kind], ...shared }, ...own];
}

function teamsWithOwn(
  kind: keyof TeamDestinations,
  receivers: Receivers,
): readonly { readonly team: Team; readonly destination: Destination }[] {
  return teams.flatMap((team) => {
    const destination = receivers.teams[team]?.[kind];
    return destination === undefined ? [] : [{ team, destination }];
  });
}

function timeIntervalsOf({ receivers, timeZone }: Environment): readonly TimeInterval[] {
  return receivers.officeHours === undefined
    ? []
    : [{ name: officeHours, timeZone, ...receivers.officeHours }];
}
