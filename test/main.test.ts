import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const bundle = resolve('build/main.cjs');

type Files = Readonly<Record<string, string>>;

/** The paths and texts of every file below a folder. */
function filesBelow(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

/** What two trees do not have alike: short to read, where a difference of whole trees is not. */
const differences = (one: Files, other: Files) =>
  Object.keys({ ...one, ...other })
    .filter((path) => one[path] !== other[path])
    .sort();

/** Runs synth in a folder that has environments, runbooks and the images, as a checkout has. */
const synthIn = (
  folder: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
) =>
  spawnSync(process.execPath, [bundle, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...environment },
  });

/** @returns a folder to run synth in, which the caller removes */
function checkoutWith(environments: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  cpSync(environments, join(folder, 'environments'), { recursive: true });
  for (const path of ['runbooks', 'images.lock.json']) cpSync(path, join(folder, path), { recursive: true });
  return folder;
}

beforeAll(() => {
  const built = spawnSync(process.execPath, ['run.mjs', 'main', '--help'], { encoding: 'utf8' });
  expect(built.stderr).toBe('');
});

describe('the dist of this repository', () => {
  let checkout = '';
  beforeAll(() => {
    checkout = checkoutWith('environments');
  });
  afterAll(() => rmSync(checkout, { recursive: true }));

  it('is what npm run synth writes, byte for byte, wherever it runs', () => {
    const { status, stderr } = synthIn(checkout, [], {
      TZ: 'Asia/Kathmandu',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(differences(filesBelow(join(checkout, 'dist')), filesBelow('dist'))).toEqual([]);
  });

  it('is what docs/getting-started.md shows of it', () => {
    const { stdout } = synthIn(checkout);
    const printed = stdout.slice(0, stdout.lastIndexOf('\n', stdout.length - 2));
    expect(readFileSync('docs/getting-started.md', 'utf8')).toContain(`npm run synth\n${printed}\n`);
  });

  it('is also what the cdk8s CLI writes, which names the folder', () => {
    const { status } = synthIn(checkout, [], { CDK8S_OUTDIR: 'cdk8s-out' });
    expect(status).toBe(0);
    expect(differences(filesBelow(join(checkout, 'cdk8s-out')), filesBelow('dist'))).toEqual([]);
  });
});

describe('npm run synth', () => {
  let current = '';
  let before: Files = {};
  let site = '';

  beforeAll(() => {
    current = checkoutWith('test/site/environments');
    const { status, stderr } = synthIn(current);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    before = filesBelow(join(current, 'dist'));
  });
  afterAll(() => rmSync(current, { recursive: true }));
  beforeEach(() => {
    site = mkdtempSync(join(tmpdir(), 'site-'));
    cpSync(current, site, { recursive: true });
  });
  afterEach(() => rmSync(site, { recursive: true }));

  const synth = (args: readonly string[] = []) => synthIn(site, args);
  const edit = (path: string, from: string, to: string) => {
    const text = readFileSync(join(site, path), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(site, path), text.replace(from, to));
  };

  it('does not touch what is current', () => {
    const { stdout } = synth();
    expect(stdout).toMatch(/dist: unchanged\.$/m);
  });

  it('says with --check that dist is stale, and writes nothing', () => {
    edit('environments/production.yaml', 'threshold: 20%', 'threshold: 25%');
    const { status, stderr } = synth(['--check']);
    expect(status).toBe(1);
    expect(
      stderr,
    ).toContain(`dist/production/runbooks/DiskSpaceLow.md:9 is stale: has \`| Threshold | 20% |\`, should have \`| Threshold | 25% |\`
    run \`npm run synth\`, review \`git diff dist\` and commit it
`);
    expect(differences(filesBelow(join(site, 'dist')), before)).toEqual([]);
  });

  it('writes one environment with --env, and leaves the others alone', () => {
    edit('environments/production.yaml', 'threshold: 20%', 'threshold: 25%');
    edit('environments/staging.yaml', 'size: 1Gi', 'size: 2Gi');
    expect(synth(['--env', 'production']).status).toBe(0);
    expect(differences(filesBelow(join(site, 'dist')), before)).toEqual([
      'production/SUMMARY.md',
      'production/dashboards/dwcp-performance.json',
      'production/manifests/30-prometheus-config.yaml',
      'production/manifests/40-grafana-config.yaml',
      'production/rules/capacity-alerts.yaml',
      'production/runbooks/DiskSpaceLow.md',
    ]);
  });

  it('reports every problem of every file at once, and leaves dist as it was', () => {
    edit('environments/production.yaml', 'time: 48h', 'time: 48');
    edit('environments/production.yaml', 'timeZone: Europe/Berlin', 'timeZone: Europe/Berlni');
    edit('environments/production.yaml', 'DiskSpaceLow:', 'DiskSpaceLo:');
    edit('environments/staging.yaml', 'alertmanager:', 'alertmanger:');
    edit('runbooks/DiskSpaceLow.md', '\n', '\n\n```promql\nrate(dwcp_disk_available_bytes[6h])\n```\n');
    const { status, stderr } = synth();
    expect(status).toBe(1);
    expect(stderr).toMatchInlineSnapshot(`
"runbooks/DiskSpaceLow.md:4 \`rate\` of dwcp_disk_available_bytes, which is a gauge
    rate(dwcp_disk_available_bytes[6h])
    ^^^^ use the value as it is, or \`deriv\` for how fast it changes
environments/production.yaml:9:11 timeZone: "Europe/Berlni" is no IANA time zone
    timeZone: Europe/Berlni
              ^^^^^^^^^^^^^ did you mean Europe/Berlin?
environments/production.yaml:46:11 prometheus.retention.time: 48 has no unit
        time: 48
              ^^ write a number with its unit: ms, s, m, h, d, w or y, as in 48s or 48d
environments/production.yaml:171:3 alerts.DiskSpaceLo: no alert has this name
      DiskSpaceLo: { kind: changed, threshold: 20% }
      ^^^^^^^^^^^ did you mean DiskSpaceLow?
environments/staging.yaml:29:1 hosts.alertmanager: is missing
    hosts:
    ^^^^^ add alertmanager: text, as in alertmanager.example.com
environments/staging.yaml:31:3 hosts.alertmanger: unknown key
      alertmanger: alertmanager.staging.dwcp.example
      ^^^^^^^^^^^ did you mean alertmanager?

6 problems; further checks wait until this is corrected
"
`);
    expect(differences(filesBelow(join(site, 'dist')), before)).toEqual([]);
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
