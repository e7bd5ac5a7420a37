import { type EnvironmentCheck, environmentCheck } from '#lib/environment/checks/check';
import type { Environment } from '#lib/environment/environment';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import {
  type EntranceChoices,
  type EntranceTo,
  entrances,
  entrancesOf,
  opened,
} from '#lib/topology/entrances';
import { otelCollector } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';

/** Whether every host leads somewhere, and over TLS: one at a time, so that what is wrong behind one hides no other. */
export const entranceChecks: readonly EnvironmentCheck[] = [
  ...entrances.map((entrance) =>
    environmentCheck(
      ['hosts', 'access', 'output', ...(entrance.part === undefined ? [] : [entrance.part])],
      (environment) => checkEntrance(environment, entrance),
    ),
  ),
  environmentCheck(['hosts', 'access', 'output', 'grafana', 'traces', 'logs'], checkEncryption),
  environmentCheck(['hosts', 'access', 'output', 'grafana', 'traces', 'logs'], checkUnusedAnnotations),
  environmentCheck(['hosts', 'access', 'output', 'grafana', 'traces', 'logs'], checkProtocols),
  environmentCheck(['hosts', 'access', 'traces', 'output'], checkOtel),
];

type Placed = EntranceChoices & Pick<Environment, 'place'>;

function checkEntrance(environment: Placed, entrance: EntranceTo): readonly Problem[] {
  return [...checkHost(environment, entrance), ...checkCertificate(environment, entrance)];
}

/** Hosts that are in links are for those who get in some other way, too; nothing but an entrance makes use of the others. */
const inLinks: readonly EntranceTo['host'][] = ['prometheus', 'alertmanager', 'grafana'];

function checkHost(environment: Placed, entrance: EntranceTo): readonly Problem[] {
  const { hosts, access } = environment;
  const { host, part } = entrance;
  if (inLinks.includes(host) || hosts[host] === undefined || opened(environment, entrance)) return [];
  return [
    problemAt(environment, 'access', ['hosts', host], {
      message:
        access === undefined
          ? 'is given, and there is no access: nobody gets there'
          : `is given, and there are no ${part}`,
      fix: `remove it, or add ${access === undefined ? 'access' : part}`,
    }),
  ];
}

/** An ingress opens hosts over TLS, and nothing else. */
function checkCertificate(environment: Placed, entrance: EntranceTo): readonly Problem[] {
  const { host } = entrance;
  const ingress = environment.access?.entrance;
  if (ingress?.kind !== 'ingress') return [];
  const open = opened(environment, entrance);
  const isGiven = ingress.certificates[host] !== undefined;
  if (isGiven === (open !== undefined)) return [];
  return [
    problemAt(environment, 'access', ['access', 'entrance', 'certificates', host], {
      message: open
        ? `is missing, and ${open.name} is opened over TLS`
        : `is given, and nothing is opened under hosts.${host}`,
      fix: open
        ? `add ${host}: and the name of the Secret with the certificate of ${open.name}`
        : `remove it, or add hosts.${host}`,
    }),
  ];
}

/** An ingress that nobody has told speaks in clear, to servers that do not understand. */
function checkEncryption(environment: Placed): readonly Problem[] {
  const ingress = environment.access?.entrance;
  if (ingress?.kind !== 'ingress' || Object.keys(ingress.httpsAnnotations).length > 0) return [];
  const encrypted = entrancesOf(environment).filter(
    ({ protocol, isEncrypted }) => protocol === 'http' && isEncrypted,
  );
  if (encrypted.length === 0) return [];
  return [
    problemAt(environment, 'access', ['access', 'entrance', 'httpsAnnotations'], {
      message: `nothing tells the controller that there is TLS behind ${encrypted.map(({ host }) => `hosts.${host}`).join(', ')}`,
      fix: 'add the annotation of your controller, as in nginx.ingress.kubernetes.io/backend-protocol: HTTPS, or leave out output.certificates',
    }),
  ];
}

/** What the annotation of ingress-nginx says that the server behind speaks: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#backend-protocol */
const nginxProtocol = 'nginx.ingress.kubernetes.io/backend-protocol';

/** An annotation that says otherwise than the server does: the controller would be refused. */
function checkProtocols(environment: Placed): readonly Problem[] {
  const ingress = environment.access?.entrance;
  if (ingress?.kind !== 'ingress') return [];
  return entrancesOf(environment).flatMap(({ host, protocol, isEncrypted }) => {
    const key = protocol === 'grpc' ? 'grpcAnnotations' : 'httpsAnnotations';
    const said = ingress[key][nginxProtocol];
    const speaks = protocol === 'grpc' ? ['GRPC', 'GRPCS'] : ['HTTP', 'HTTPS'];
    const expected = speaks[isEncrypted ? 1 : 0];
    // Without TLS no Ingress gets the annotations for it.
    if (said === undefined || said === expected || (protocol === 'http' && !isEncrypted)) return [];
    return problemAt(environment, 'access', ['access', 'entrance', key, nginxProtocol], {
      message: `is ${said}, and what is behind hosts.${host} speaks ${expected}: output.certificates ${isEncrypted ? 'are given' : 'are missing'}`,
      fix: `write ${expected}`,
    });
  });
}

/** Annotations that no Ingress gets would be thought to do something. */
function checkUnusedAnnotations(environment: Placed): readonly Problem[] {
  const ingress = environment.access?.entrance;
  if (ingress?.kind !== 'ingress' || Object.keys(ingress.httpsAnnotations).length === 0) return [];
  const isUsed = entrancesOf(environment).some(
    ({ protocol, isEncrypted }) => protocol === 'http' && isEncrypted,
  );
  if (isUsed) return [];
  return [
    problemAt(environment, 'access', ['access', 'entrance', 'httpsAnnotations'], {
      message: 'are given, and there is no TLS behind any host: there are no output.certificates',
      fix: 'remove them, or add output.certificates',
    }),
  ];
}

/** gRPC is no HTTP that every entrance passes on: it has to be told so, and whether there is TLS behind it. */
function checkOtel(
  environment: Pick<Environment, 'access' | 'hosts' | 'traces' | 'output' | 'place'>,
): readonly Problem[] {
  const { access, hosts, traces } = environment;
  if (access === undefined || hosts.otel === undefined || traces === undefined) return [];
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
  if (!usesTls(otelCollector, environment)) return [];
  return [
    problemAt(environment, 'access', ['hosts', 'otel'], {
      message: 'a Gateway speaks to otel-collector in clear, and output.certificates has it ask for TLS',
      fix: 'write entrance.kind: ingress, leave out output.certificates, or leave out hosts.otel',
    }),
  ];
}
