import type { Environment, Hosts } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { entrances, entrancesOf } from '#lib/topology/entrances';
import { otelCollector } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';

/** Whether every host leads somewhere, and over TLS. */
export function checkEntrances(environment: Environment): readonly Problem[] {
  return [
    ...idleHosts(environment),
    ...missingCertificates(environment),
    ...idleCertificates(environment),
    ...checkOtel(environment),
  ];
}

/** Those that nothing but an entrance makes use of; the others are in links. */
const onlyEntered = ['jaeger', 'loki', 'otel'] as const satisfies readonly (keyof Hosts)[];

const parts = { jaeger: 'traces', loki: 'logs', otel: 'traces' } as const;

function idleHosts(environment: Environment): readonly Problem[] {
  const { hosts, access } = environment;
  const open = entrancesOf(environment).map(({ host }) => host);
  return onlyEntered
    .filter((host) => hosts[host] !== undefined && !open.includes(host))
    .map((host) =>
      problemAt(environment, 'access', ['hosts', host], {
        message:
          access === undefined
            ? 'is given, and there is no access: nobody gets there'
            : `is given, and there are no ${parts[host]}`,
        fix: access === undefined ? 'remove it, or add access' : `remove it, or add ${parts[host]}`,
      }),
    );
}

const certificates = ['access', 'entrance', 'certificates'];

function missingCertificates(environment: Environment): readonly Problem[] {
  const entrance = environment.access?.entrance;
  if (entrance?.kind !== 'ingress') return [];
  return entrancesOf(environment)
    .filter(({ host }) => entrance.certificates[host] === undefined)
    .map(({ host, name }) =>
      problemAt(environment, 'access', [...certificates, host], {
        message: `is missing, and ${name} is opened over TLS`,
        fix: `add ${host}: and the name of the Secret with the certificate of ${name}`,
      }),
    );
}

function idleCertificates(environment: Environment): readonly Problem[] {
  const entrance = environment.access?.entrance;
  if (entrance?.kind !== 'ingress') return [];
  const open = entrancesOf(environment).map(({ host }) => host);
  return entrances
    .filter(({ host }) => entrance.certificates[host] !== undefined && !open.includes(host))
    .map(({ host }) =>
      problemAt(environment, 'access', [...certificates, host], {
        message: `is given, and nothing is opened under hosts.${host}`,
        fix: `remove it, or add hosts.${host}`,
      }),
    );
}

/** gRPC is no HTTP that every entrance passes on: it has to be told so, and whether there is TLS behind it. */
function checkOtel(environment: Environment): readonly Problem[] {
  const { access, output } = environment;
  if (access === undefined || !entrancesOf(environment).some(({ host }) => host === 'otel')) return [];
  const { entrance } = access;
  if (entrance.kind === 'ingress') {
    if (Object.keys(entrance.grpcAnnotations).length > 0) return [];
    return [
      problemAt(environment, 'access', ['access', 'entrance', 'grpcAnnotations'], {
        message: 'nothing tells the controller that there is gRPC behind hosts.otel',
        fix: 'add the annotation of your controller, as in nginx.ingress.kubernetes.io/backend-protocol: GRPC, or GRPCS with output.certificates',
      }),
    ];
  }
  if (!usesTls(otelCollector, output)) return [];
  return [
    problemAt(environment, 'access', ['hosts', 'otel'], {
      message: 'a Gateway speaks to otel-collector in clear, and output.certificates has it ask for TLS',
      fix: 'write entrance.kind: ingress, leave out output.certificates, or leave out hosts.otel',
    }),
  ];
}
