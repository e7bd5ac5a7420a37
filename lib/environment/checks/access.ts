import { environmentCheck } from '#lib/environment/checks/check';
import { checkSelector } from '#lib/environment/checks/discovery';
import { parseRange } from '#lib/environment/checks/egress';
import type { KeyPath } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';

const login: KeyPath = ['access', 'login'];

/** Programs on one machine are opened there. */
const checkOutput = environmentCheck(['access', 'output'], (environment) => {
  if (environment.access === undefined || environment.output.kind === 'kubernetes') return [];
  return [
    problemAt(environment, 'access', ['access'], {
      message: 'output.kind is processes: nobody gets in from outside',
      fix: 'remove it',
    }),
  ];
});

const checkEntrance = environmentCheck(['access'], (environment) => {
  const { access } = environment;
  if (access === undefined) return [];
  return checkSelector(environment, access.entrance.pods.selector, [
    'access',
    'entrance',
    'pods',
    'selector',
  ]);
});

/** Who may say on whose behalf a request comes is known by its address; everybody is nobody. */
const checkTrustedProxies = environmentCheck(['access'], (environment) =>
  (environment.access?.login.trustedProxies ?? []).flatMap((cidr, index) => {
    const range = parseRange(cidr);
    if (range !== undefined && !range.isEverything) return [];
    return problemAt(environment, 'access', [...login, 'trustedProxies', index], {
      message:
        range === undefined
          ? `${JSON.stringify(cidr)} is no CIDR`
          : `${cidr} is everybody: whoever connects could say that somebody else does`,
      fix: 'write the range of addresses that the pods of the entrance have, as in 10.40.0.0/16',
    });
  }),
);

/** What is told in clear can be read and changed on the way. */
const checkEndpoints = environmentCheck(['access'], (environment) => {
  const choices = environment.access?.login;
  if (choices === undefined) return [];
  const { issuer, endpoints } = choices;
  const urls: readonly (readonly [string, KeyPath])[] = [
    [issuer, [...login, 'issuer']],
    ...Object.entries(endpoints ?? {}).map(([key, url]) => [url, [...login, 'endpoints', key]] as const),
  ];
  return urls
    .filter(([url]) => !url.startsWith('https://') || !URL.canParse(url))
    .map(([url, path]) =>
      problemAt(environment, 'access', path, {
        message: `${JSON.stringify(url)} is not https`,
        fix: 'write an https:// URL: whoever reads on the way could log in',
      }),
    );
});

/** Grafana cannot ask the provider where it does what. */
const checkGrafana = environmentCheck(['access', 'grafana'], (environment) => {
  const { access, grafana } = environment;
  if (access === undefined || grafana === undefined || access.login.endpoints !== undefined) return [];
  const { issuer } = access.login;
  return [
    problemAt(environment, 'access', [...login, 'endpoints'], {
      message: 'is missing, and Grafana cannot ask the provider for them',
      fix: `add authorization, token and userInfo, as ${issuer}/.well-known/openid-configuration names them`,
    }),
  ];
});

/** In Grafana's expression for roles quotes would end a name, in arguments of the proxies a comma begins another. */
const plain = /^[\w./@ -]+$/;

const checkGroups = environmentCheck(['access'], (environment) =>
  (['groups', 'administrators'] as const).flatMap((key) =>
    (environment.access?.login[key] ?? []).flatMap((group, index) =>
      plain.test(group)
        ? []
        : problemAt(environment, 'access', [...login, key, index], {
            message: `${JSON.stringify(group)} has characters that expressions over groups give a meaning`,
            fix: 'use a group whose name has letters, digits, spaces and . _ / @ - only',
          }),
    ),
  ),
);

/** Who may administer may look, too. */
const checkAdministrators = environmentCheck(['access'], (environment) => {
  const choices = environment.access?.login;
  if (choices === undefined) return [];
  return choices.administrators.flatMap((group, index) =>
    choices.groups.includes(group)
      ? problemAt(environment, 'access', [...login, 'administrators', index], {
          message: `everybody in ${group} may look, and would be an administrator of Grafana`,
          fix: 'name a smaller group, or remove it from groups',
        })
      : [],
  );
});

/** The two secrets are different ones. */
const checkSecrets = environmentCheck(['access'], (environment) => {
  const choices = environment.access?.login;
  if (choices === undefined) return [];
  const { clientSecret, cookieSecret } = choices;
  if (clientSecret.secret !== cookieSecret.secret || clientSecret.key !== cookieSecret.key) return [];
  return [
    problemAt(environment, 'secrets', [...login, 'cookieSecret'], {
      message: `${cookieSecret.secret}/${cookieSecret.key} is the same key of the same Secret as access.login.clientSecret`,
      fix: 'use a key of its own: the provider knows one of the two, and must not know the other',
    }),
  ];
});

/** What is checked of access by itself; which hosts lead somewhere, lib/topology knows. */
export const accessChecks = [
  checkOutput,
  checkEntrance,
  checkTrustedProxies,
  checkEndpoints,
  checkGrafana,
  checkGroups,
  checkAdministrators,
  checkSecrets,
];
