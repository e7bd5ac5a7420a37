import { flagsOf } from '#lib/components/argument';
import { chosen, sized } from '#lib/components/choice';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { rootOf } from '#lib/components/deployed/root';
import { siteTrust } from '#lib/components/deployed/site-trust';
import { loginArguments } from '#lib/components/login/arguments';
import { type Front, fronts } from '#lib/components/login/front';
import type { AccessChoices } from '#lib/environment/access-choices';
import type { Environment } from '#lib/environment/environment';
import { certificateFile } from '#lib/kubernetes/certificates';
import { sizeLogin } from '#lib/sizing/login';
import { serviceUrl } from '#lib/topology/addresses';
import { externalUrl } from '#lib/topology/external-url';
import { proxyVariables } from '#lib/topology/proxy-variables';
import { usesTls } from '#lib/topology/tls';
import { mebibytes } from '#lib/units/bytes';
import { seconds } from '#lib/units/duration';

/** The proxies that ask people who they are, one in front of each program that does not. */
export function loginPrograms(environment: Environment): readonly DeployedProgram[] {
  const { access } = environment;
  if (access === undefined) return [];
  return fronts
    .filter(({ program }) => program.replicas(environment) > 0)
    .map((front) => loginProgram(front, environment, access));
}

function loginProgram(front: Front, environment: Environment, { login }: AccessChoices): DeployedProgram {
  const { program, host, paths: passed = [''] } = front;
  const { output } = environment;
  const root = rootOf(program.name);
  const behind = front.behind.find((one) => one.replicas(environment) > 0) ?? front.behind[0];
  if (behind === undefined) throw new RangeError(`${program.name} stands in front of nothing`);
  const upstream = serviceUrl(behind, behind.ports.web, environment);
  const trust = siteTrust(output, root);
  const size = sizeLogin();
  const at = (key: string) => ['access', 'login', key];
  return {
    program,
    size,
    arguments: (paths) =>
      flagsOf(
        loginArguments(
          front,
          {
            ...paths,
            external: externalUrl(environment, host),
            upstreams: passed.map((path) => `${upstream}${path}`),
            ...(usesTls(program, environment) && {
              certificate: {
                shown: certificateFile(root, 'certificate'),
                key: certificateFile(root, 'key'),
              },
            }),
            ...(trust.file !== undefined && { authority: trust.file }),
          },
          login,
        ),
      ),
    files: [],
    secretFiles: [
      { ...login.clientSecret, purpose: `secret of the client ${login.clientId} at ${login.issuer}` },
      {
        ...login.cookieSecret,
        purpose: 'exactly 32 random bytes that encrypt the cookies of who has logged in',
      },
    ],
    secretVariables: {},
    variables: {
      ...proxyVariables(new URL(login.issuer), output),
      // It has no option for the authority of what is behind. Those of the image are read besides.
      ...(usesTls(behind, environment) && { SSL_CERT_FILE: certificateFile(root, 'authority') }),
    },
    mounts: trust.mounts,
    volumes: trust.volumes,
    health: { port: program.ports.web, ready: '/ready', healthy: '/ping' },
    choices: [
      chosen(environment, 'issuer', login.issuer, at('issuer')),
      chosen(environment, 'groups', login.groups.join(', '), at('groups')),
      chosen(environment, 'trusted proxies', login.trustedProxies.join(', '), at('trustedProxies')),
      chosen(environment, 'host', environment.hosts[host] ?? '', ['hosts', host]),
      sized('cpu cores', size.cpu),
      sized('memory', size.memory),
    ],
    // It asks the provider how it is set up.
    startsWithin: seconds(60),
    stopsWithin: seconds(30),
    services: [program.ports.web],
    scratch: [{ name: 'tmp', path: '/tmp', size: mebibytes(16) }],
    // `nonroot` of gcr.io/distroless/static:nonroot: https://github.com/oauth2-proxy/oauth2-proxy/blob/v7.15.3/Makefile
    user: 65_532,
  };
}
