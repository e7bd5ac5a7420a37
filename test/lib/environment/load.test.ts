import { loadEnvironment, loadEnvironments } from '#lib/environment/load';
import { renderPlace } from '#lib/place';
import { renderProblem } from '#lib/problem';
import { gibibytes } from '#lib/units/bytes';
import { days, hours, minutes } from '#lib/units/duration';
import { problemsOf, withDirectory } from '#test/lib/environment/directory';
import { broken, good } from '#test/lib/environment/good';

const load = (text: string) => loadEnvironment({ file: 'environments/site.yaml', text });

describe('loading an environment', () => {
  it('gives values their units', () => {
    const { environment, problems } = load(good);
    expect(problems).toEqual([]);
    expect(environment?.prometheus.retention).toEqual({ time: hours(48), size: gibibytes(20) });
    expect(environment?.alerts).toEqual({
      DiskSpaceLow: { kind: 'changed', threshold: '20%', for: minutes(20) },
      MemoryPressure: { kind: 'disabled', reason: 'by design' },
    });
  });

  it('changes no alert when the file does not mention any', () => {
    const { environment, problems } = load(good.replace(/^alerts:\n( .*\n)+/m, ''));
    expect(problems).toEqual([]);
    expect(environment?.alerts).toEqual({});
  });

  it('reads a threshold that is a bare number', () => {
    const { environment } = load(broken('threshold: 20%', 'threshold: 450'));
    expect(environment?.alerts.DiskSpaceLow).toEqual({ kind: 'changed', threshold: '450', for: minutes(20) });
  });

  it('reads explicit resources', () => {
    const { environment } = load(
      broken('    size: 30Gi', '    size: 30Gi\n  resources: { cpu: 0.5, memory: 4Gi }'),
    );
    expect(environment?.prometheus.resources).toEqual({ cpu: 0.5, memory: gibibytes(4) });
  });

  it('fills in the defaults that the schema shows', () => {
    const { environment } = load(good);
    expect(environment?.prometheus.replicas).toBe(2);
    expect(environment?.prometheus.resources).toBeUndefined();
    expect(environment?.alertmanager).toMatchObject({ replicas: 3, retention: days(5) });
    expect(environment?.receivers.teams).toEqual({});
    expect(environment?.output).toMatchObject({ imagePullSecrets: [], nodeSelector: {}, tolerations: [] });
    expect(environment?.targets['dwcp-v3']).toMatchObject({ namespaces: [] });
  });

  it('knows where values stand, and where what is left out would', () => {
    const { environment } = load(good);
    const at = (...path: (string | number)[]) => renderPlace(environment?.place(path) ?? { file: 'nowhere' });
    expect(at('prometheus', 'retention', 'time')).toBe('environments/site.yaml:21:11');
    expect(at('targets', 'dwcp-core', 'addresses', 1)).toBe('environments/site.yaml:37:9');
    expect(at('targets', 'dwcp-core')).toBe('environments/site.yaml:33:3');
    expect(at('prometheus', 'replicas')).toBe('environments/site.yaml:19:1');
    expect(at('no such key')).toBe('environments/site.yaml');
  });

  it('does not let an environment of processes ask a cluster for anything', () => {
    const { problems } = load(
      broken(
        `  kind: kubernetes
  namespace: monitoring
  storageClasses:
    fast: premium-rwo
  egress:
    - { name: pagerduty, cidr: 203.0.113.0/24, port: 443 }
`,
        `  kind: processes
  dataDirectory: data
`,
      ),
    );
    expect(
      problems.map(renderProblem).join('\n'),
    ).toBe(`environments/site.yaml:20:19 prometheus.storage.storageClass: output.kind is processes, which has no storage classes
        storageClass: fast
                      ^^^^ remove storageClass
environments/site.yaml:24:19 alertmanager.storage.storageClass: output.kind is processes, which has no storage classes
        storageClass: fast
                      ^^^^ remove storageClass
environments/site.yaml:35:11 targets.dwcp-v3.kind: output.kind is processes: there is no Kubernetes API to ask
        kind: kubernetes
              ^^^^^^^^^^ use static, http or consul`);
  });
});

describe('loading environments', () => {
  it('reads them in the order of their names', () => {
    const named = (name: string) => good.replace('name: site', `name: ${name}`).replace('dwcp-site', name);
    withDirectory({ 'b.yaml': named('b'), 'a.yaml': named('a') }, (directory) => {
      expect(loadEnvironments(directory).environments.map(({ name }) => name)).toEqual(['a', 'b']);
    });
  });

  it('reads only those that are asked for, and names all', () => {
    withDirectory({ 'site.yaml': good, 'broken.yaml': 'name: "c\n' }, (directory) => {
      const { environments, names } = loadEnvironments(directory, [], ['site']);
      expect(environments.map(({ name }) => name)).toEqual(['site']);
      expect(names).toEqual(['broken', 'site']);
    });
  });

  it('tells the problems of all files at once', () => {
    const named = (name: string) =>
      broken('cluster: dwcp-site', `cluster: ${name}`, broken('name: site\n', `name: ${name}\n`));
    const told = problemsOf({
      'a.yaml': named('a').replace('48h', '7').replace('  egress:', '  egres:'),
      'b.yaml': named('b').replace('Europe/Berlin', 'Mars').replace(':587', ''),
      'c.yaml': 'name: "c\n',
      'd.yml': '',
      'e.yaml': `${named('e').replace('samplesPerSecond: 20000', 'samplesPerSecond: 0')}name: f\n`,
    });
    expect(told).toBe(`environments/d.yml ends in .yml
    rename it to .yaml: other files in this directory are not read
environments/a.yaml:10:3 output.egres: unknown key
      egres:
      ^^^^^ did you mean egress?
environments/a.yaml:21:11 prometheus.retention.time: 7 has no unit
        time: 7
              ^ write a number with its unit: ms, s, m, h, d, w or y, as in 7s or 7d
environments/b.yaml:4:11 timeZone: "Mars" is no IANA time zone
    timeZone: Mars
              ^^^^ write one, as in Europe/Berlin or UTC
environments/b.yaml:44:16 receivers.mail.smarthost: "mail.example.com" is not host:port
        smarthost: mail.example.com
                   ^^^^^^^^^^^^^^^^ add the port, as in mail.example.com:587
environments/c.yaml:2:1 is no YAML: missing closing "quote
    
    ^ correct it here or just above
environments/e.yaml:13:21 load.samplesPerSecond: 0 is out of bounds
      samplesPerSecond: 0
                        ^ write a whole number from 1 to 1000000000, as in 100000
environments/e.yaml:64:1 name: stands twice, first at 1:1 (e, then f)
    name: f
    ^^^^ keep one of the two`);
  });

  it('refuses two environments of one name or of one cluster', () => {
    expect(
      problemsOf({
        'a.yaml': broken('name: site\n', 'name: a\n'),
        'b.yaml': broken('name: site\n', 'name: a\n'),
      }),
    ).toBe(`environments/b.yaml:1:7 name: "a" is not the name of the file, "b"
    name: a
          ^ write b, or rename the file to a.yaml
environments/b.yaml:1:7 name: "a" is also the name of environments/a.yaml:1:7
    name: a
          ^ give each environment a name of its own
environments/b.yaml:2:10 cluster: "dwcp-site" is also the cluster of environments/a.yaml:2:10
    cluster: dwcp-site
             ^^^^^^^^^ give each environment a cluster of its own`);
  });

  it('compares the names of environments that have mistakes elsewhere', () => {
    expect(
      problemsOf({
        'a.yaml': broken('time: 48h', 'time: 48', broken('name: site\n', 'name: a\n')),
        'b.yaml': broken('name: site\n', 'name: b\n'),
        'c.yaml': broken('cluster: dwcp-site\n', '', broken('name: site\n', 'name: c\n')),
      }),
    ).toBe(`environments/a.yaml:21:11 prometheus.retention.time: 48 has no unit
        time: 48
              ^^ write a number with its unit: ms, s, m, h, d, w or y, as in 48s or 48d
environments/c.yaml cluster: is missing
    add cluster: text, as in dwcp-production
environments/b.yaml:2:10 cluster: "dwcp-site" is also the cluster of environments/a.yaml:2:10
    cluster: dwcp-site
             ^^^^^^^^^ give each environment a cluster of its own`);
  });
});
