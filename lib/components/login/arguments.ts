import type { Argument } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import type { Front } from '#lib/components/login/front';
import { sessionLasts } from '#lib/components/login/session';
import type { LoginChoices } from '#lib/environment/access-choices';
import type { SecretReference } from '#lib/environment/shared-choices';

/** Where one proxy finds what it needs. */
export interface LoginPaths extends ReplicaPaths {
  /** `https://prometheus.example.com`. */
  readonly external: string;
  /** URLs of what is behind: only these paths are passed on. */
  readonly upstreams: readonly string[];
  /** What it shows to the entrance. @default it listens in clear */
  readonly certificate?: { readonly shown: string; readonly key: string };
  /** The authorities of the site. Absent: those of the image. */
  readonly authority?: string;
}

/**
 * The command line of oauth2-proxy: https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview. Nobody gets past it
 * by a path, a method, an address or a user agent: there is no `--skip-auth-...`, `--trusted-ip` or `--ping-user-agent`.
 */
export const loginArguments = (
  { program, accepts }: Front,
  paths: LoginPaths,
  login: LoginChoices,
): readonly Argument[] => [
  { flag: '--provider=oidc', why: 'any provider that speaks OpenID Connect' },
  { flag: `--oidc-issuer-url=${login.issuer}`, why: 'access.login.issuer' },
  { flag: `--client-id=${login.clientId}`, why: 'access.login.clientId' },
  { flag: `--client-secret-file=${secretFile(paths, login.clientSecret)}`, why: 'no secret in arguments' },
  { flag: `--scope=${login.scopes}`, why: 'groups are what decides' },
  { flag: '--code-challenge-method=S256', why: 'PKCE: a stolen code is of no use' },
  { flag: '--insecure-oidc-skip-nonce=false', why: 'a token that was issued for another login is refused' },
  ...login.groups.map((group) => ({ flag: `--allowed-group=${group}`, why: 'access.login.groups' })),
  { flag: '--email-domain=*', why: 'the groups decide, and not where somebody has a mailbox' },
  ...(paths.authority === undefined
    ? []
    : [{ flag: `--provider-ca-file=${paths.authority}`, why: 'output.certificateAuthority' }]),
  ...listenArguments(program, paths),
  { flag: `--metrics-address=${paths.listen(program.ports.metrics)}`, why: 'apart from what people reach' },
  { flag: `--redirect-url=${paths.external}/oauth2/callback`, why: 'not what a header says' },
  { flag: '--reverse-proxy=true', why: 'people come through the entrance' },
  ...login.trustedProxies.map((range) => ({
    flag: `--trusted-proxy-ip=${range}`,
    why: 'who else sends X-Forwarded-... is not believed (CVE-2026-40575); without this, everybody is',
  })),
  { flag: '--real-client-ip-header=X-Forwarded-For', why: 'the address in the log is that of the person' },
  {
    flag: `--cookie-name=__Host-${program.name}`,
    why: 'browsers take it from this very host, by TLS, and nobody else',
  },
  { flag: `--cookie-secret-file=${secretFile(paths, login.cookieSecret)}`, why: 'no secret in arguments' },
  { flag: '--cookie-samesite=lax', why: 'other sites cannot post in the name of somebody' },
  { flag: `--cookie-expire=${sessionLasts}`, why: 'then the groups are asked for again' },
  { flag: '--session-cookie-minimal=true', why: 'no token of the provider in a cookie' },
  { flag: '--skip-provider-button=true', why: 'there is one provider' },
  { flag: '--pass-basic-auth=false', why: 'what is behind knows no users' },
  { flag: '--pass-user-headers=false', why: 'what is behind knows no users' },
  { flag: '--silence-ping-logging=true', why: 'probes are no visits' },
  { flag: '--upstream-timeout=2m', why: 'as long as a query of Prometheus may take' },
  ...(accepts === 'tokens'
    ? [
        {
          flag: '--skip-jwt-bearer-tokens=true',
          why: 'programs show a token of the provider, for this client',
        },
        { flag: '--bearer-token-login-fallback=false', why: 'a token that is not valid is refused' },
        { flag: '--api-route=^/', why: 'programs get 401 and not a page to log in' },
      ]
    : []),
  ...paths.upstreams.map((upstream) => ({ flag: `--upstream=${upstream}`, why: 'what is behind' })),
];

/** https://oauth2-proxy.github.io/oauth2-proxy/configuration/tls */
const listenArguments = (
  { ports }: Front['program'],
  { listen, certificate }: LoginPaths,
): readonly Argument[] =>
  certificate === undefined
    ? [{ flag: `--http-address=${listen(ports.web)}`, why: 'the port of the Service' }]
    : [
        { flag: '--http-address=', why: 'nothing in clear' },
        { flag: `--https-address=${listen(ports.web)}`, why: 'the port of the Service' },
        { flag: `--tls-cert-file=${certificate.shown}`, why: 'output.certificates' },
        { flag: `--tls-key-file=${certificate.key}`, why: 'output.certificates' },
        { flag: '--tls-min-version=TLS1.2', why: 'older ones are broken' },
      ];

const secretFile = (paths: LoginPaths, { secret, key }: SecretReference): string =>
  paths.file(`secrets/${secret}/${key}`);
