import { isHostOrAddress } from '#lib/environment/address';
import { environmentCheck } from '#lib/environment/checks/check';
import { problemAt } from '#lib/environment/problem-at';

/** Hosts of user interfaces are bare host names: scheme and path are added where links are made. */
export const checkHosts = environmentCheck(['hosts'], (environment) =>
  (['prometheus', 'alertmanager'] as const)
    .filter((name) => !isHostOrAddress(environment.hosts[name]))
    .map((name) =>
      problemAt(environment, 'hosts', ['hosts', name], {
        message: `${JSON.stringify(environment.hosts[name])} is no host name`,
        fix: `write a DNS name without scheme and path, as in ${name}.example.com`,
      }),
    ),
);
