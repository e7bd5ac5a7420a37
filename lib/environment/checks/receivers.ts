import { environmentCheck } from '#lib/environment/checks/check';
import type { KeyPath } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Destination, Receivers } from '#lib/environment/receiver-choices';

/** Mail needs a server, a user needs a password, and office hours end after they begin. */
export const checkReceivers = environmentCheck(['receivers'], (environment) => {
  const { receivers } = environment;
  return [
    ...mailWithoutServer(receivers).map((path) =>
      problemAt(environment, 'receivers', path, {
        message: 'is an email, and receivers.mail names no mail server',
        fix: 'add receivers.mail with smarthost and from, or another kind of destination',
      }),
    ),
    ...(halfAuthenticated(receivers)
      ? [
          problemAt(environment, 'receivers', ['receivers', 'mail'], {
            message: 'has only one of username and password',
            fix: 'give both, or none for a server that asks for no authentication',
          }),
        ]
      : []),
    ...(endsBeforeItBegins(receivers)
      ? [
          problemAt(environment, 'receivers', ['receivers', 'officeHours', 'to'], {
            message: `${receivers.officeHours?.to} is not later than from, ${receivers.officeHours?.from}`,
            fix: 'write hours of one day, 24:00 for its end',
          }),
        ]
      : []),
  ];
});

function mailWithoutServer(receivers: Receivers): readonly KeyPath[] {
  if (receivers.mail !== undefined) return [];
  return destinationsOf(receivers)
    .filter(({ destination }) => destination.kind === 'email')
    .map(({ path }) => path);
}

/** A destination and where it stands in the file. */
export interface PlacedDestination {
  readonly destination: Destination;
  readonly path: KeyPath;
}

/** Every destination of an environment, in the order of the domain type. */
export function destinationsOf(receivers: Receivers): readonly PlacedDestination[] {
  const single = (['capacity', 'info', 'deadMansSwitch'] as const).map((name) => ({
    destination: receivers[name],
    path: ['receivers', name],
  }));
  const ofTeams = Object.entries({ ...receivers.teams }).flatMap(([team, destinations]) =>
    Object.entries({ ...destinations }).map(([use, destination]) => ({
      destination,
      path: ['receivers', 'teams', team, use],
    })),
  );
  return [
    { destination: receivers.default.page, path: ['receivers', 'default', 'page'] },
    { destination: receivers.default.chat, path: ['receivers', 'default', 'chat'] },
    ...ofTeams,
    ...single,
  ];
}

const halfAuthenticated = ({ mail }: Receivers): boolean =>
  mail !== undefined && (mail.username === undefined) !== (mail.password === undefined);

/** `HH:MM` sorts as text. */
const endsBeforeItBegins = ({ officeHours }: Receivers): boolean =>
  officeHours !== undefined && officeHours.to <= officeHours.from;
