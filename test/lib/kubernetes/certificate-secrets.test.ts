import { certificateSecrets } from '#lib/kubernetes/certificate-secrets';
import { certificateNames } from '#lib/topology/tls';
import { access } from '#test/lib/components/access';
import { cluster, environment, onOneMachine } from '#test/lib/components/example';
import { siteOf } from '#test/lib/environment/site';
import { goodWithElasticsearch } from '#test/lib/environment/traces';

describe('The Secrets with certificates', () => {
  it('are that of the programs, for the names under which they call each other', () => {
    const encrypted = environment({ output: { ...cluster, certificates: 'inside' } });
    expect(certificateSecrets(encrypted)).toEqual([
      { namespace: 'monitoring', name: 'inside', names: certificateNames(encrypted), hasAuthority: true },
    ]);
  });

  it('are that of the nodes of Elasticsearch, who are not called by name', () => {
    expect(certificateSecrets(siteOf(goodWithElasticsearch))).toContainEqual({
      namespace: 'monitoring',
      name: 'elasticsearch-nodes',
      names: [],
      hasAuthority: true,
    });
  });

  it('are those of hosts that lead somewhere, each once', () => {
    const certificates = { prometheus: 'hosts', alertmanager: 'hosts', loki: 'loki-certificate' };
    const entrance = { ...access.entrance, certificates };
    const { hosts } = environment();
    expect(certificateSecrets(environment({ access: { ...access, entrance } }))).toEqual([
      {
        namespace: 'monitoring',
        name: 'hosts',
        names: [hosts.prometheus, hosts.alertmanager],
        hasAuthority: false,
      },
    ]);
  });

  it('are none behind a Gateway, which has them itself, nor on one machine', () => {
    const entrance = {
      kind: 'gateway',
      name: 'public',
      namespace: 'gateways',
      pods: access.entrance.pods,
    } as const;
    expect(certificateSecrets(environment({ access: { ...access, entrance } }))).toEqual([]);
    expect(certificateSecrets(onOneMachine())).toEqual([]);
  });
});
