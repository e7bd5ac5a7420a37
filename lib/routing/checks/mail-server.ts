import type { RoutingCheck } from '#lib/routing/checks/check';

export const mailServer: RoutingCheck = {
  name: 'routing/mail-server',
  why: 'A receiver without a way to reach it tells nobody.',
  check({ environment, routing }) {
    if (environment.receivers.mail !== undefined) return [];
    return routing.receivers.flatMap(({ name, destination }) =>
      destination.kind === 'email'
        ? [
            {
              check: 'routing/mail-server',
              where: environment.place(['receivers']),
              subject: `receiver ${name}`,
              message: `sends mail to ${destination.to}, and the environment names no mail server`,
              fix: 'add receivers.mail with smarthost and from',
            },
          ]
        : [],
    );
  },
};
