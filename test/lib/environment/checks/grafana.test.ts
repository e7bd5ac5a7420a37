import { readFileSync } from 'node:fs';
import { problemsOf } from '#test/lib/environment/directory';
import { broken, good } from '#test/lib/environment/good';
import type { Mistake } from '#test/lib/environment/mistake';

/** The good file with Grafana, a database that its replicas share, and long-term storage. */
const shared = good.replace('  runbooks:', '  grafana: grafana.example.com\n  runbooks:').replace(
  'targets:\n',
  `grafana:
  replicas: 2
  database:
    kind: postgresql
    address: postgresql.example.com:5432
    name: grafana
    user: grafana
    password: { secret: grafana, key: database-password }
    tls: verify-full
  adminPassword: { secret: grafana, key: admin-password }
  secretKey: { secret: grafana, key: secret-key }
victoriaMetrics:
  kind: single node
  retention: 30d
  storage: { storageClass: fast, size: 100Gi }
  tokens:
    read: { secret: victoria-metrics, key: read-token }
    write: { secret: victoria-metrics, key: write-token }
targets:
`,
);

const mistakes: readonly Mistake[] = [
  {
    title: 'shares a file among replicas',
    from: `    kind: postgresql
    address: postgresql.example.com:5432
    name: grafana
    user: grafana
    password: { secret: grafana, key: database-password }
    tls: verify-full
`,
    to: `    kind: sqlite
    storage: { storageClass: fast, size: 2Gi }
`,
    told: `environments/site.yaml:36:11 grafana.database.kind: sqlite serves one replica, and there are 2
        kind: sqlite
              ^^^^^^ write kind: postgresql with its address, or replicas: 1`,
  },
  {
    title: 'has a database server without a port',
    from: 'postgresql.example.com:5432',
    to: 'postgresql.example.com',
    told: `environments/site.yaml:37:14 grafana.database.address: "postgresql.example.com" is not host:port
        address: postgresql.example.com
                 ^^^^^^^^^^^^^^^^^^^^^^ add the port, as in postgresql.example.com:5432`,
  },
  {
    title: 'has a database user whose name the settings would cut off',
    from: 'user: grafana',
    to: "user: 'grafana;read'",
    told: `environments/site.yaml:39:11 grafana.database.user: "grafana;read" has characters that Grafana's settings give a meaning
        user: 'grafana;read'
              ^^^^^^^^^^^^^^ use a name of letters, digits, and . _ -`,
  },
  {
    title: 'encrypts with the password of its administrator',
    from: '{ secret: grafana, key: secret-key }',
    to: '{ secret: grafana, key: admin-password }',
    told: `environments/site.yaml:43:3 grafana.secretKey: grafana/admin-password is the same key of the same Secret as grafana.adminPassword
      secretKey: { secret: grafana, key: admin-password }
      ^^^^^^^^^ use a key of its own: who is told one of the two must not know the other`,
  },
  {
    title: 'gives its administrator the token of long-term storage for a password',
    from: '{ secret: grafana, key: admin-password }',
    to: '{ secret: victoria-metrics, key: read-token }',
    told: `environments/site.yaml:42:3 grafana.adminPassword: victoria-metrics/read-token is the same key of the same Secret as victoriaMetrics.tokens.read
      adminPassword: { secret: victoria-metrics, key: read-token }
      ^^^^^^^^^^^^^ use a key of its own: who is told one of the two must not know the other`,
  },
];

describe('an environment is refused when its Grafana', () => {
  it.each(mistakes)('$title', ({ from, to, told }) => {
    expect(problemsOf({ 'site.yaml': broken(from, to, shared) })).toBe(told);
  });

  it('is installed in a folder that is not absolute', () => {
    const local = readFileSync('environments/local.yaml', 'utf8');
    const text = broken('  adminPassword:', '  home: grafana\n  adminPassword:', local);
    expect(problemsOf({ 'local.yaml': text })).toMatch(
      /^environments\/local\.yaml:\d+:9 grafana\.home: "grafana" is no absolute path\n {6}home: grafana\n {12}\^{7} write the folder of the installation from \/, as in \/usr\/share\/grafana$/,
    );
  });
});

describe('an environment with Grafana', () => {
  it('has no problem as it is', () => {
    expect(problemsOf({ 'site.yaml': shared })).toBe('no problem');
  });
});
