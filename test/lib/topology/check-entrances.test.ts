import type { AccessChoices, Entrance, Environment } from '#lib/environment/environment';
import { renderProblem } from '#lib/problem';
import { checkEntrances } from '#lib/topology/check-entrances';
import { gibibytes } from '#lib/units/bytes';
import { days } from '#lib/units/duration';
import { access, entered } from '#test/lib/components/access';

const hosts = { ...entered().hosts, loki: 'loki.example.com' };

const logs: NonNullable<Environment['logs']> = {
  retention: days(7),
  storage: { kind: 'filesystem', storage: { storageClass: 'fast', size: gibibytes(50) } },
  agent: { excludedNamespaces: [] },
  indexLabels: [],
  files: [],
};

const withEntrance = (entrance: Entrance): AccessChoices => ({ ...access, entrance });

const told = (environment: Environment): readonly string[] =>
  checkEntrances(environment).map((problem) => renderProblem({ ...problem, where: { file: 'site.yaml' } }));

describe('the entrances', () => {
  it('have no problem where every host leads somewhere and has its certificate', () => {
    expect(checkEntrances(entered({ hosts, logs }))).toEqual([]);
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

  it('are refused for a certificate of a host that is not opened', () => {
    expect(told(entered()).join('\n')).toContain(
      'access.entrance.certificates.loki: is given, and nothing is opened under hosts.loki',
    );
  });
});
