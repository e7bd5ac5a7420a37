import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const bundle = resolve('build/main.cjs');

/** The paths and texts of every file below a folder. */
function filesBelow(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

describe('npm run synth', () => {
  let site: string;

  beforeAll(() => {
    const built = spawnSync(process.execPath, ['run.mjs', 'main', '--help'], { encoding: 'utf8' });
    expect(built.stderr).toBe('');
  });
  beforeEach(() => {
    site = mkdtempSync(join(tmpdir(), 'site-'));
    for (const path of ['environments', 'runbooks', 'images.lock.json', 'dist']) {
      cpSync(path, join(site, path), { recursive: true });
    }
  });
  afterEach(() => rmSync(site, { recursive: true }));

  const synth = (args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}) =>
    spawnSync(process.execPath, [bundle, ...args], {
      cwd: site,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...environment },
    });
  const edit = (path: string, from: string, to: string) => {
    const text = readFileSync(join(site, path), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(site, path), text.replace(from, to));
  };

  it('writes what is committed, byte for byte, wherever it runs', () => {
    rmSync(join(site, 'dist'), { recursive: true });
    const { status, stderr } = synth([], {
      TZ: 'Asia/Kathmandu',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(filesBelow(join(site, 'dist'))).toEqual(filesBelow('dist'));
  });

  it('writes the same tree for the cdk8s CLI, which names the folder', () => {
    const { status } = synth([], { CDK8S_OUTDIR: 'cdk8s-out' });
    expect(status).toBe(0);
    expect(filesBelow(join(site, 'cdk8s-out'))).toEqual(filesBelow('dist'));
  });

  it('does not touch what is current', () => {
    const { stdout } = synth();
    expect(stdout).toMatch(/dist: unchanged\.$/m);
  });

  it('says with --check that dist is stale, and writes nothing', () => {
    edit(
      'environments/production.yaml',
      'alerts: {}',
      'alerts: { DiskSpaceLow: { kind: changed, threshold: 20% } }',
    );
    const { status, stderr } = synth(['--check']);
    expect(status).toBe(1);
    expect(
      stderr,
    ).toContain(`dist/production/runbooks/DiskSpaceLow.md:9 is stale: has \`| Threshold | 15% |\`, should have \`| Threshold | 20% |\`
    run \`npm run synth\`, review \`git diff dist\` and commit it
`);
    expect(filesBelow(join(site, 'dist'))).toEqual(filesBelow('dist'));
  });

  it('writes one environment with --env, and leaves the others alone', () => {
    edit(
      'environments/production.yaml',
      'alerts: {}',
      'alerts: { DiskSpaceLow: { kind: changed, threshold: 20% } }',
    );
    edit('environments/staging.yaml', 'size: 1Gi', 'size: 2Gi');
    expect(synth(['--env', 'production']).status).toBe(0);
    const changed = Object.entries(filesBelow(join(site, 'dist')))
      .filter(([path, text]) => text !== readFileSync(join('dist', path), 'utf8'))
      .map(([path]) => path);
    expect(changed).toEqual([
      'production/manifests/30-prometheus-config.yaml',
      'production/rules/capacity-alerts.yaml',
      'production/runbooks/DiskSpaceLow.md',
    ]);
  });

  it('reports every problem of every file at once, and leaves dist as it was', () => {
    edit('environments/production.yaml', 'time: 48h', 'time: 48');
    edit('environments/production.yaml', 'timeZone: Europe/Berlin', 'timeZone: Europe/Berlni');
    edit('environments/staging.yaml', 'alertmanager:', 'alertmanger:');
    edit(
      'runbooks/DiskSpaceLow.md',
      'deriv(dwcp_disk_available_bytes[6h])',
      'rate(dwcp_disk_available_bytes[6h])',
    );
    const { status, stderr } = synth();
    expect(status).toBe(1);
    expect(stderr).toMatchInlineSnapshot(`
"runbooks/DiskSpaceLow.md:13 \`rate\` of dwcp_disk_available_bytes, which is a gauge
    rate(dwcp_disk_available_bytes[6h])
    ^^^^ use the value as it is, or \`deriv\` for how fast it changes
environments/production.yaml:10:11 timeZone: "Europe/Berlni" is no IANA time zone
    timeZone: Europe/Berlni
              ^^^^^^^^^^^^^ did you mean Europe/Berlin?
environments/production.yaml:50:11 prometheus.retention.time: 48 has no unit
        time: 48
              ^^ write a number with its unit: ms, s, m, h, d, w or y, as in 48s or 48d
environments/staging.yaml:30:1 hosts.alertmanager: is missing
    hosts:
    ^^^^^ add alertmanager: text, as in alertmanager.example.com
environments/staging.yaml:32:3 hosts.alertmanger: unknown key
      alertmanger: alertmanager.staging.dwcp.example
      ^^^^^^^^^^^ did you mean alertmanager?

5 problems
"
`);
    expect(filesBelow(join(site, 'dist'))).toEqual(filesBelow('dist'));
  });

  it('explains where a value comes from', () => {
    const { stdout } = synth(['--explain', 'alertmanager', '--env', 'staging']);
    expect(stdout).toMatch(
      /^alertmanager in staging\n {2}replicas +3 +environments\/staging\.yaml:\d+:\d+$/m,
    );
  });

  it('refuses digests that are not there when they are required', () => {
    const { status, stderr } = synth(['--require-digests']);
    expect(status).toBe(1);
    expect(stderr).toContain(
      'images.lock.json prometheus: quay.io/prometheus/prometheus:v3.14.0 is not pinned by a digest',
    );
  });

  it.each([
    [['--env', 'prodution'], 'no environment is called "prodution"; did you mean production?'],
    [['--explain', 'promtheus'], 'no component is called "promtheus"; did you mean prometheus?'],
    [['--chek'], 'unknown option --chek; did you mean --check?'],
  ])('says how it is called when it is called %j', (args, message) => {
    const { status, stderr } = synth(args);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `${message} (npm run synth -- --help shows how to call it)\n`,
    });
  });
});
