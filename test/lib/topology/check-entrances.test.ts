import type { AccessChoices, Entrance } from '#lib/environment/access-choices';
import type { Environment } from '#lib/environment/environment';
import { loadEnvironment } from '#lib/environment/load';
import { renderProblem } from '#lib/problem';
import { entranceChecks } from '#lib/topology/check-entrances';
import { gibibytes } from '#lib/units/bytes';
import { days } from '#lib/units/duration';
import { access, entered } from '#test/lib/components/access';
import { cluster } from '#test/lib/components/example';
import { tokensIn } from '#test/lib/components/tokens';
import { traces } from '#test/lib/components/traces';
import { broken } from '#test/lib/environment/good';

const hosts = { ...entered().hosts, loki: 'loki.example.com' };

const logs: NonNullable<Environment['logs']> = {
  retention: days(7),
  storage: { kind: 'filesystem', storage: { storageClass: 'fast', size: gibibytes(50) } },
  tokens: tokensIn('loki'),
  gateway: { replicas: 2 },
  agent: { excludedNamespaces: [] },
  indexLabels: [],
  files: [],
};

const withEntrance = (entrance: Entrance): AccessChoices => ({ ...access, entrance });

const told = (environment: Environment): readonly string[] =>
  entranceChecks
    .flatMap(({ check }) => check(environment))
    .map((problem) => renderProblem({ ...problem, where: { file: 'site.yaml' } }));

describe('the entrances', () => {
  it('have no problem where every host leads somewhere and has its certificate', () => {
    expect(told(entered({ hosts, logs }))).toEqual([]);
  });

  it('are refused for a host that leads nowhere', () => {
    expect(told(entered({ hosts })).join('\n')).toContain('hosts.loki: is given, and there are no logs');
  });

  it('are refused for a host without access', () => {
    const { access: _, ...closed } = entered({ hosts, logs });
    expect(told(closed).join('\n')).toContain(
      'hosts.loki: is given, and there is no access: nobody gets there',
    );
  });

  it('are refused for a host without a certificate', () => {
    if (access.entrance.kind !== 'ingress') throw new Error('the example has an ingress');
    const { loki: _, ...certificates } = access.entrance.certificates;
    expect(
      told(entered({ hosts, logs, access: withEntrance({ ...access.entrance, certificates }) })),
    ).toEqual([
      `site.yaml access.entrance.certificates.loki: is missing, and loki.example.com is opened over TLS
    add loki: and the name of the Secret with the certificate of loki.example.com`,
    ]);
  });

  it('are refused for a host without a certificate where something else of the file is broken', () => {
    const text = `${broken('activeSeries: 100000', 'activeSeries: many')}access:
  entrance:
    kind: ingress
    className: nginx
    certificates: { prometheus: prometheus-certificate }
    pods: { namespace: ingress-nginx, selector: app=ingress }
  login:
    issuer: https://login.example.com
    clientId: dwcp
    clientSecret: { secret: login, key: client-secret }
    cookieSecret: { secret: login, key: cookie-secret }
    groups: [operators]
    administrators: [administrators]
    trustedProxies: [10.40.0.0/16]
`;
    const { problems } = loadEnvironment({ file: 'site.yaml', text }, entranceChecks);
    expect(problems.map(renderProblem)).toEqual([
      `site.yaml:14:17 load.activeSeries: "many" is not a whole number
      activeSeries: many
                    ^^^^ write a whole number from 1 to 1000000000, as in 500000`,
      `site.yaml:68:5 access.entrance.certificates.alertmanager: is missing, and alertmanager.example.com is opened over TLS
        certificates: { prometheus: prometheus-certificate }
        ^^^^^^^^^^^^ add alertmanager: and the name of the Secret with the certificate of alertmanager.example.com`,
    ]);
  });

  it('are refused where nothing tells the controller that there is TLS behind the hosts', () => {
    const encrypted = { output: { ...cluster, certificates: 'monitoring-certificates' }, hosts, logs };
    if (access.entrance.kind !== 'ingress') throw new Error('the example has an ingress');
    const httpsAnnotations = { 'example.com/backend': 'https' };
    expect(
      told(entered({ ...encrypted, access: withEntrance({ ...access.entrance, httpsAnnotations }) })),
    ).toEqual([]);
    expect(told(entered(encrypted))).toEqual([
      `site.yaml access.entrance.httpsAnnotations: nothing tells the controller that there is TLS behind hosts.prometheus, hosts.alertmanager, hosts.loki
    add the annotation of your controller, as in nginx.ingress.kubernetes.io/backend-protocol: HTTPS, or leave out output.certificates`,
    ]);
  });

  it('are refused where an annotation says otherwise than what is behind it', () => {
    if (access.entrance.kind !== 'ingress') throw new Error('the example has an ingress');
    const ingressEntrance = access.entrance;
    const nginx = 'nginx.ingress.kubernetes.io/backend-protocol';
    const output = { ...cluster, certificates: 'monitoring-certificates' };
    const withOtel = { ...hosts, otel: 'otel.example.com' };
    const certificates = { ...access.entrance.certificates, otel: 'otel-certificate' };
    const toldWith = (changes: Partial<Environment>, http: string | undefined, grpc: string) =>
      told(
        entered({
          hosts: withOtel,
          logs,
          traces: traces(),
          ...changes,
          access: withEntrance({
            ...ingressEntrance,
            certificates,
            grpcAnnotations: { [nginx]: grpc },
            httpsAnnotations: http === undefined ? {} : { [nginx]: http },
          }),
        }),
      );
    expect(toldWith({ output }, 'HTTPS', 'GRPCS')).toEqual([]);
    expect(toldWith({}, undefined, 'GRPC')).toEqual([]);
    expect(toldWith({}, undefined, 'GRPCS')).toEqual([
      `site.yaml access.entrance.grpcAnnotations["${nginx}"]: is GRPCS, and what is behind hosts.otel speaks GRPC: output.certificates are missing
    write GRPC`,
    ]);
    expect(toldWith({ output }, 'HTTPS', 'GRPC')).toEqual([
      `site.yaml access.entrance.grpcAnnotations["${nginx}"]: is GRPC, and what is behind hosts.otel speaks GRPCS: output.certificates are given
    write GRPCS`,
    ]);
    expect(toldWith({ output }, 'HTTP', 'GRPCS')[0]).toBe(
      `site.yaml access.entrance.httpsAnnotations["${nginx}"]: is HTTP, and what is behind hosts.prometheus speaks HTTPS: output.certificates are given
    write HTTPS`,
    );
    expect(toldWith({}, 'HTTPS', 'GRPC')).toEqual([
      `site.yaml access.entrance.httpsAnnotations: are given, and there is no TLS behind any host: there are no output.certificates
    remove them, or add output.certificates`,
    ]);
  });

  it('are refused for a certificate of a host that is not opened', () => {
    expect(told(entered()).join('\n')).toContain(
      'access.entrance.certificates.loki: is given, and nothing is opened under hosts.loki',
    );
  });
});
