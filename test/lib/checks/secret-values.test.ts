import { secretValues } from '#lib/checks/secret-values';
import { broken, goodStack, told, withArguments, withMore } from './example';

const fix =
  '\n    name a file or a Secret instead, and take the value back where it came from: it is known now';
const pods = 'StatefulSet prometheus';
const inFile = (text: string) =>
  told(secretValues, withMore({ files: [{ path: 'config/x.yaml', text }] })).map((problem) =>
    problem.replace(fix, '').replace('config/x.yaml: ', ''),
  );

describe('stack/secret-values', () => {
  it('finds none in the good stack', () => {
    expect(told(secretValues, goodStack())).toEqual([]);
  });

  it('finds a Secret with values', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x', namespace: 'monitoring' } };
    const toldOf = (more: object) => told(secretValues, withMore({ objects: [{ ...secret, ...more }] }));
    expect(toldOf({})).toEqual([]);
    expect(toldOf({ data: {} })).toEqual([]);
    expect(toldOf({ stringData: { a: 'b' } })).toEqual([`Secret monitoring/x: holds values${fix}`]);
    expect(toldOf({ data: { a: 'Yg==' } })).toEqual([`Secret monitoring/x: holds values${fix}`]);
  });

  it.each([
    ['GF_SECURITY_ADMIN_PASSWORD', 'hunter2', true],
    ['GF_SECURITY_SECRET_KEY', 'SW2YcwTIb9zpOOhoPsMm', true],
    ['API_TOKEN', 'abc', true],
    ['GF_SECURITY_ADMIN_PASSWORD', '$__file{/etc/secrets/password}', false],
    ['GF_SECURITY_ADMIN_PASSWORD__FILE', '/etc/secrets/password', false],
    ['GF_AUTH_TOKEN_ROTATION_INTERVAL_MINUTES', '10', false],
    ['X_TOKEN', '$(OTHER)', false],
    ['X_TOKEN', 'false', false],
  ])('judges the variable %s=%s', (name, value, isSecret) => {
    const stack = broken(pods, '"env":[', `"env":[${JSON.stringify({ name, value })},`);
    expect(told(secretValues, stack)).toEqual(
      isSecret
        ? [`StatefulSet monitoring/prometheus: is given the value of ${name} as a variable${fix}`]
        : [],
    );
  });

  it.each([
    ['-httpAuth.password=hunter2', 'httpAuth.password'],
    ['--remoteWrite.bearerToken=abc', undefined],
    ['-deleteAuthKey=abc', 'deleteAuthKey'],
    ['-deleteAuthKey=file:///etc/secrets/key', ''],
    ['-remoteWrite.bearerTokenFile=/etc/secrets/token', ''],
    ['-httpAuth.password=%{PASSWORD}', ''],
    ['-tlsKeyFile=/etc/key.pem', ''],
    ['-search.maxTagKeys=100000', ''],
    ['--cluster.label=dwcp', ''],
    ['cfg:security.admin_password=hunter2', 'security.admin_password'],
    ['cfg:security.secret_key=hunter2', 'security.secret_key'],
    ['cfg:security.admin_password=$__file{/etc/secrets/password}', ''],
  ])('judges the argument %s', (argument, flag = 'remoteWrite.bearerToken') => {
    const expected = flag === '' ? [] : [`is given the value of ${flag} as an argument${fix}`];
    expect(told(secretValues, broken(pods, '"args":[', `"args":["${argument}",`))).toEqual(
      expected.map((message) => `StatefulSet monitoring/prometheus: ${message}`),
    );
    expect(told(secretValues, withArguments('prometheus-1', [argument]))).toEqual(
      expected.map((message) => `prometheus-1: ${message}`),
    );
  });

  it.each([
    ['-----BEGIN RSA PRIVATE KEY-----', 'a private key'],
    ['token: xoxb-123456789012-abcdef', 'a token of Slack'],
    ['url: https://hooks.slack.com/services/T000/B000/XXXX', 'a webhook of Slack'],
    ['id: AKIAIOSFODNN7EXAMPLE', 'an access key of AWS'],
    ['x: ghp_0123456789abcdefghijABCDEFGHIJ', 'a token of GitHub'],
    ['x: glsa_0123456789abcdefghijABCDEFGHIJ', 'a token of Grafana'],
    ['x: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.x', 'a JSON Web Token'],
    ['Authorization: Bearer 0123456789abcdef', 'a bearer token'],
    ['url: https://user:hunter2@db.example.com/x', 'a URL with a password'],
    ['url: postgres://:hunter2@db', 'a URL with a password'],
    ['smtp_auth_password: hunter2', 'a password of the configuration'],
    ['admin_password = hunter2', 'a password of the configuration'],
    ['{"basicAuthPassword": "hunter2"}', 'a password of the configuration'],
    ['bearer_token: abc', 'a token of the configuration'],
    ['bearer_token: |-\n  abc', 'a token of the configuration'],
    ['routing_key: 0123', 'a key of the configuration'],
    ['client_secret: "abc"', 'a secret of the configuration'],
    ['    credentials: abc', 'credentials of the configuration'],
  ])('finds in a file: %s', (text, what) => {
    expect(inFile(text)).toEqual([`holds ${what}`]);
  });

  it.each([
    'credentials_file: ../secrets/x/token',
    'smtp_auth_password_file: /etc/secrets/password',
    'password: $__file{/etc/secrets/password}',
    'password: "$__file{/etc/secrets/password}"',
    'admin_password = $__file{/etc/secrets/password}',
    'httpHeaderValue1: Bearer $__file{/etc/secrets/token}',
    'bearer_token: "%{READ_TOKEN}"',
    'bearer_token: |-\n  %{READ_TOKEN}',
    `password: $${'{PASSWORD}'}`,
    'password: ""',
    'password:',
    'url: http://vmselect-0.vmselect.monitoring.svc:8481/select/0/prometheus',
    'url: "http://%{USER}:%{PASSWORD}@db.example.com"',
    'to: oncall@example.com, at 10:30 https://example.com/x and mail a@b',
    'description: "the tokens of a bearer are passed on; the secret: none is told"',
    'expr: sum by (key) (rate(secret_total[5m]))',
  ])('leaves alone: %s', (text) => {
    expect(inFile(text)).toEqual([]);
  });
});
