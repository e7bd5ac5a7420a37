import { alloyProgram } from '#lib/components/alloy/component';
import { deployedComponent } from '#lib/components/deployed/component';
import { profiled, profiles } from '#test/lib/components/profiles';

const program = alloyProgram({ environment: profiled(), choices: profiles });
const text = program.files.map((file) => file.text).join('');

describe('Alloy', () => {
  it('asks each program of a list under the name of its service', () => {
    expect(text).toContain(`pyroscope.scrape "dwcp_core" {
	targets = [
		{"__address__" = "dwcp-node-1:6060", "service_name" = "dwcp-core"},
		{"__address__" = "dwcp-node-2:6060", "service_name" = "dwcp-core"},
	]
`);
  });

  it('asks the pods that are chosen, at the ports that are named', () => {
    expect(text).toContain('label = "app=dwcp-v3"');
    expect(text).toContain('regex         = ".*;6060|pprof;.*"');
    expect(text).toContain('replacement  = "dwcp-v3"');
  });

  it('watches the CPU for less than a server allows an answer to take, and not for 14 s, which would be 59', () => {
    expect(text).toContain('delta_profiling_duration = "15s"');
    expect(text).toContain('scrape_interval          = "1m"');
    expect(text).toContain('scrape_timeout           = "20s"');
  });

  it('sends them with the token of those who write to Pyroscope, from a file', () => {
    expect(text).toContain('url                 = "http://pyroscope-gateway-web.monitoring.svc:8447"');
    expect(text).toContain('bearer_token_file   = "/etc/alloy/secrets/pyroscope/write-token"');
    expect(program.secretFiles).toEqual([
      { secret: 'pyroscope', key: 'write-token', purpose: 'bearer token of those who write to Pyroscope' },
    ]);
  });

  it('may list pods in the namespaces of its targets, and nothing else', () => {
    const { objects } = deployedComponent(program, profiled(), {
      alloy: { image: 'grafana/alloy', tag: 'v1.18.1', digest: null, source: 'x' },
    });
    expect(objects.filter(({ kind }) => kind.includes('Role'))).toMatchObject([
      {
        kind: 'Role',
        metadata: { name: 'monitoring-alloy', namespace: 'dwcp' },
        rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] }],
      },
      { kind: 'RoleBinding', metadata: { name: 'monitoring-alloy', namespace: 'dwcp' } },
    ]);
  });

  it('has no token of the API where no pods are looked for', () => {
    const { roles } = alloyProgram({
      environment: profiled(),
      choices: { ...profiles, targets: { 'dwcp-core': { kind: 'static', addresses: ['dwcp-node-1:6060'] } } },
    });
    expect(roles).toBeUndefined();
  });
});
