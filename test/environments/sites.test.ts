import { parse } from 'yaml';
import { loadContent } from '#content';
import { environmentChecks } from '#lib/checks/environment';
import { checkStack } from '#lib/checks/stack';
import { objectsOf } from '#lib/components/objects-of';
import { loadEnvironment } from '#lib/environment/load';
import { nameOf } from '#lib/kubernetes/object';
import { renderProblem } from '#lib/problem';
import { buildStack, type Stack } from '#lib/stack';
import { eu, type PairedSite, pairedText, us } from './site-pair';

const content = loadContent();

function stackOf(site: PairedSite, peer: PairedSite): Stack {
  const { environment, problems } = loadEnvironment(pairedText(site, peer), environmentChecks(content));
  if (environment === undefined || problems.length > 0)
    throw new Error(problems.map(renderProblem).join('\n'));
  return buildStack(environment, content);
}

const [european, american] = [stackOf(eu, us), stackOf(us, eu)];

const argumentsOf = (stack: Stack, program: string): readonly string[] =>
  objectsOf(stack).flatMap(({ object }) =>
    nameOf(object) === `StatefulSet monitoring/${program}`
      ? Object(object).spec.template.spec.containers[0].args
      : [],
  );

const usersOf = (stack: Stack) => {
  const file = stack.components
    .flatMap(({ files }) => files)
    .find(({ path }) => path === 'config/vmauth.yaml');
  return [...parse(file?.text ?? '').users];
};

describe('two sites that hold each other samples', () => {
  it('make stacks without a problem, both ways', () => {
    expect([...checkStack(european), ...checkStack(american)].map(renderProblem)).toEqual([]);
  });

  it('make as many objects each: what there is grows with the number of sites', () => {
    expect(objectsOf(american)).toHaveLength(objectsOf(european).length);
  });

  it('write every sample of the hot tier to the other, with a queue of its own, and none of the others', () => {
    const of = (flag: string) =>
      argumentsOf(european, 'vmagent')
        .filter((argument) => argument.startsWith(`-remoteWrite.${flag}=`))
        .map((argument) => argument.slice(argument.indexOf('=') + 1));
    expect(of('url').at(-1)).toBe('https://metrics.us.dwcp.example/hot/insert/0/prometheus/api/v1/write');
    expect(of('streamAggr.dedupInterval')).toEqual(['0s', '10s', '1m', '0s']);
    expect(of('bearerTokenFile').at(-1)).toBe('/etc/vmagent/secrets/sites/write-token');
    expect(of('tlsCAFile').slice(-2)).toEqual(['/etc/vmagent/certificates/ca.crt', '""']);
    expect(new Set(of('maxDiskUsagePerURL'))).toEqual(new Set(['21000000000']));
  });

  it('evaluate rules over their own samples alone', () => {
    const readsFrom = (stack: Stack) =>
      argumentsOf(stack, 'vmalert').filter((argument) => argument.startsWith('-datasource.url='));
    expect(readsFrom(european)).toEqual([
      '-datasource.url=https://vmauth-web.monitoring.svc:8427/select/0/prometheus?deny_partial_response=1&extra_label=site%3Dfrankfurt',
    ]);
    expect(readsFrom(american)[0]).toMatch(/extra_label=site%3Dvirginia$/);
  });

  it('are read from the other while nobody answers here, by way of vmauth, which trusts other authorities there', () => {
    const users = usersOf(european);
    const named = (name: string) => users.find((user) => user.name === name);
    expect(named('read').url_map[0]).toMatchObject({
      url_prefix: [
        'https://vmselect-web.monitoring.svc:8481',
        'https://vmauth-web.monitoring.svc:8427/peers/hot',
      ],
      load_balancing_policy: 'first_available',
      headers: ['Authorization: Peers %{READ_TOKEN}'],
    });
    expect(named('read').tls_ca_file).toBe('/etc/vmauth/certificates/ca.crt');
    expect(named('peers')).not.toHaveProperty('tls_ca_file');
    expect(argumentsOf(european, 'vmauth').join(' ')).not.toContain('-backend.TLSCAFile');
    expect(named('peers')).toMatchObject({
      auth_token: 'Peers %{READ_TOKEN}',
      url_map: [
        {
          src_paths: expect.arrayContaining(['/peers/hot/select/0/prometheus/api/v1/query']),
          url_prefix: ['https://metrics.us.dwcp.example'],
          drop_src_path_prefix_parts: 1,
          headers: ['Authorization: Bearer %{SITES_READ_TOKEN}'],
        },
      ],
    });
  });

  it('let each other at the hot tier alone, and answer by themselves what they are asked', () => {
    const [read, write] = ['sites, read', 'sites, write'].map((name) =>
      usersOf(european).find((user) => user.name === name),
    );
    expect(read.url_map).toHaveLength(1);
    expect(read.url_map[0].src_paths).toContain('/hot/select/0/prometheus/api/v1/query');
    expect(read.url_map[0].url_prefix).toEqual(
      [0, 1, 2].map((replica) => `https://vmselect-${replica}.vmselect.monitoring.svc:8481`),
    );
    expect(write.url_map).toMatchObject([{ src_paths: ['/hot/insert/0/prometheus/api/v1/write'] }]);
  });

  it('have Alertmanagers that meet those of their own site alone', () => {
    const meeting = argumentsOf(european, 'alertmanager').filter((argument) =>
      argument.includes('cluster.peer='),
    );
    expect(meeting.length).toBeGreaterThan(0);
    for (const argument of meeting) expect(argument).toMatch(/\.alertmanager\.monitoring\.svc:9094$/);
  });
});
