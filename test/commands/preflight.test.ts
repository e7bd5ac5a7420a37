import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { certificateSecrets } from '#lib/kubernetes/certificate-secrets';
import { broken } from '#test/lib/environment/good';
import { siteOf } from '#test/lib/environment/site';
import { type Issued, issue } from '#test/lib/preflight/issue';

const environment = broken(
  'namespace: monitoring\n',
  'namespace: monitoring\n  certificates: inside\n',
  broken('name: site', 'name: production'),
);

const manifests = `apiVersion: v1
kind: Namespace
metadata:
  name: monitoring
  labels:
    app.kubernetes.io/part-of: dwcp-monitoring
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: prometheus
  namespace: monitoring
spec:
  serviceName: prometheus
  replicas: 1
  selector: { matchLabels: { app.kubernetes.io/name: prometheus } }
  template:
    spec:
      containers:
        - name: prometheus
          resources: { requests: { cpu: 500m, memory: 1Gi } }
      volumes:
        - name: token
          secret: { secretName: remote-write, items: [{ key: token, path: token }] }
  volumeClaimTemplates:
    - metadata: { name: data }
      spec: { storageClassName: fast, accessModes: [ReadWriteOnce], resources: { requests: { storage: 10Gi } } }
`;

/** What a cluster answers, by the beginning of the question; the first that fits counts. */
const answers = {
  'version ': { clientVersion: { gitVersion: 'v1.33.1' }, serverVersion: { gitVersion: 'v1.33.2' } },
  'get --raw /api/v1 ': { resources: [{ kind: 'Namespace', name: 'namespaces' }] },
  'get --raw /apis/apps/v1 ': {
    resources: [
      { kind: 'StatefulSet', name: 'statefulsets' },
      { kind: 'Scale', name: 'statefulsets/scale' },
    ],
  },
  'get namespaces monitoring ': '',
  'get secrets remote-write ': 'remote-write\nuser\n',
  'get storageclasses.storage.k8s.io fast ': {
    allowVolumeExpansion: true,
    volumeBindingMode: 'WaitForFirstConsumer',
  },
  'auth can-i ': 'yes\n',
  'get validatingwebhookconfigurations': { items: [] },
  'get mutatingwebhookconfigurations': { items: [] },
  'get validatingadmissionpolicies': { items: [] },
  'get resourcequotas ': { items: [] },
  'get limitranges ': { items: [] },
  'get daemonsets.apps -A -o ': {
    items: [
      {
        metadata: { namespace: 'kube-system', name: 'calico-node' },
        spec: { template: { spec: { containers: [] } } },
      },
    ],
  },
  'get nodes ': {
    items: [
      {
        metadata: { name: 'a', labels: { 'topology.kubernetes.io/zone': 'one' } },
        spec: {},
        status: {
          allocatable: { cpu: '3920m', memory: '12Gi' },
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      },
    ],
  },
  'get statefulsets.apps prometheus ': '',
  'get ': '',
};

/** What is printed of a certificate that vouches for itself. */
function ofCertificate({ pem }: Issued): string {
  const value = Buffer.from(pem).toString('base64');
  return `inside\nca.crt ${value}\ntls.crt ${value}\n`;
}

/** A kubectl that notes what it was asked, and answers from a table; what is not in it is forbidden. */
const kubectl = (table: Readonly<Record<string, unknown>>): string =>
  [
    '#!/bin/sh',
    'printf "%s\\n" "$*" >>asked',
    'case "$* " in',
    ...Object.entries(table).map(
      ([start, answer]) =>
        `'${start}'*) cat <<'ANSWER'\n${typeof answer === 'string' ? answer : JSON.stringify(answer)}\nANSWER\n;;`,
    ),
    '*) echo "Error from server (Forbidden): nobody may ask that" >&2; exit 1 ;;',
    'esac',
    '',
  ].join('\n');

describe('npm run preflight', () => {
  let site = '';
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(site, 'command.cjs'), ...args], {
      cwd: site,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${site}${delimiter}${process.env.PATH}` },
    });
    return { status, stdout, stderr };
  };
  let certificate = '';
  const answer = (table: Readonly<Record<string, unknown>>) =>
    writeFileSync(join(site, 'kubectl'), kubectl({ 'get secrets inside ': certificate, ...table }), {
      mode: 0o755,
    });

  beforeAll(() => {
    site = mkdtempSync(join(tmpdir(), 'site-'));
    mkdirSync(join(site, 'dist/production/manifests'), { recursive: true });
    mkdirSync(join(site, 'dist/local'));
    mkdirSync(join(site, 'environments'));
    writeFileSync(join(site, 'environments/production.yaml'), environment);
    const names = certificateSecrets(siteOf(environment)).flatMap((secret) => secret.names);
    certificate = ofCertificate(issue(site, { subject: '/CN=inside', names, isAuthority: true }));
    writeFileSync(join(site, 'dist/production/manifests/00-all.yaml'), manifests);
    buildSync({
      entryPoints: [resolve('commands/preflight.ts')],
      outfile: join(site, 'command.cjs'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
    });
  });

  beforeEach(() => answer(answers));

  afterAll(() => rmSync(site, { recursive: true, force: true }));

  it('says what is missing', () => {
    const { stdout, ...outcome } = run('--env', 'production');
    expect({ ...outcome, stdout: stdout.replace(/\d{4}-\d\d-\d\d/, '<date>') }).toEqual({
      status: 1,
      stderr: '',
      stdout: `cluster
  ok       Kubernetes v1.33.2; proven with 1.28 to 1.36
  ok       serves the 2 API versions of the manifests

namespaces
  ok       monitoring will be created by the apply

secrets
  missing  Secret remote-write in monitoring has nothing under token
           SUMMARY.md beside the manifests says what each key holds, and has the commands that
           create it
  ok       the certificate in Secret inside of monitoring is for all 3 names, is of the authority in
           ca.crt and ends on <date>, in 89 days

storage
  ok       StorageClass fast of prometheus exists and can grow its volumes; binds
           WaitForFirstConsumer

rights
  ok       you may create and patch statefulsets in monitoring
  ok       you may create and patch namespaces in the whole cluster

admission
  ok       Pod Security is part of this release: the labels of the namespace count

nodes
  ok       every replica has a node of its own to run on
  ok       the stack requests 0.5 cores and 1 GiB of the 3.9 cores and 12 GiB on 1 node, before what
           runs there already
  warning  all nodes are in the zone one
           one failure of that zone takes the monitoring with it; no way out where there is only one

changes
  ok       an apply is refused nothing, and leaves nothing behind

1 missing, 1 warning, 0 unknown, 11 ok
`,
    });
  });

  it('only reads', () => {
    rmSync(join(site, 'asked'), { force: true });
    run('--env', 'production', '--context', 'blue', '--kubeconfig', 'other.yaml');
    const asked = readFileSync(join(site, 'asked'), 'utf8').trim().split('\n');
    expect(asked.length).toBeGreaterThan(30);
    for (const question of asked) {
      expect(question).toMatch(/^(?:version|get|auth can-i) /);
      expect(question).toMatch(/ --context=blue --kubeconfig=other.yaml --request-timeout=30s$/);
    }
    const ofSecrets = asked.filter((question) => question.startsWith('get secrets'));
    expect(ofSecrets).toHaveLength(2);
    expect(ofSecrets.join()).not.toMatch(/-o (?:json|yaml)|tls\.key/);
    const [ofToken, ofCertificates] = ofSecrets.toSorted((a, b) => b.localeCompare(a));
    expect(ofToken).not.toContain('{{$value}}');
    expect(ofCertificates).toContain('{{if eq $key "tls.crt" "ca.crt"}}{{"\\n"}}{{$key}} {{$value}}{{end}}');
  });

  it('ends well with warnings alone', () => {
    answer({ ...answers, 'get secrets remote-write ': 'remote-write\ntoken\n' });
    const { status, stdout } = run('--env', 'production');
    expect(status).toBe(0);
    expect(stdout).toMatch(/\n0 missing, \d warnings?, \d unknown, \d+ ok\n$/);
  });

  it('says what nobody may ask', () => {
    writeFileSync(join(site, 'kubectl'), kubectl({ 'version ': answers['version '] }), { mode: 0o755 });
    const { status, stdout } = run('--env', 'production', '--json');
    expect(status).toBe(0);
    const findings: readonly { readonly status: string }[] = JSON.parse(stdout);
    expect(new Set(findings.map((finding) => finding.status))).toEqual(new Set(['ok', 'unknown']));
  });

  it('says when there is no kubectl', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(site, 'command.cjs'), '--env', 'production'],
      { cwd: site, encoding: 'utf8', env: { PATH: '/nonexistent' } },
    );
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: `cluster
  missing  the cluster does not answer: kubectl could not be started: spawn kubectl ENOENT
           \`kubectl version\` must work: install kubectl, or name the right cluster with --context or
           --kubeconfig

1 missing, 0 warnings, 0 unknown, 0 ok
`,
    });
  });

  it.each([
    { args: [], told: '--env NAME is missing' },
    {
      args: ['--env', 'prodution'],
      told: 'no environment in dist is called "prodution"; did you mean production?',
    },
    { args: ['--env', 'local'], told: 'local is made of processes: there is no cluster to ask' },
  ])('is called wrongly with $args', ({ args, told }) => {
    expect(run(...args)).toEqual({
      status: 2,
      stdout: '',
      stderr: `${told} (npm run preflight -- --help shows how to call it)\n`,
    });
  });
});
