import { problemsOf } from '#test/lib/environment/directory';
import { broken, good } from '#test/lib/environment/good';
import type { Mistake } from '#test/lib/environment/mistake';

/** The good file with an entrance. */
const entered = good.replace(
  'targets:\n',
  `access:
  entrance:
    kind: ingress
    className: nginx
    certificates: { prometheus: prometheus-certificate, alertmanager: alertmanager-certificate }
    pods: { namespace: ingress-nginx, selector: app=ingress }
  login:
    issuer: https://login.example.com
    clientId: dwcp-monitoring
    clientSecret: { secret: login, key: client-secret }
    cookieSecret: { secret: login, key: cookie-secret }
    groups: [operators]
    administrators: [administrators]
    trustedProxies: [10.40.0.0/16]
targets:
`,
);

const mistakes: readonly Mistake[] = [
  {
    title: 'shows people the certificate that programs show each other',
    from: '  egress:\n',
    to: '  certificates: alertmanager-certificate\n  egress:\n',
    told: `environments/site.yaml:37:71 access.entrance.certificates.alertmanager: alertmanager-certificate is the Secret of output.certificates, too
        certificates: { prometheus: prometheus-certificate, alertmanager: alertmanager-certificate }
                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^ name a Secret of its own: its certificate is for other names, and its key is mounted nowhere inside`,
  },
  {
    title: 'believes everybody about who asks',
    from: '[10.40.0.0/16]',
    to: '[0.0.0.0/0]',
    told: `environments/site.yaml:45:22 access.login.trustedProxies[0]: 0.0.0.0/0 is everybody: whoever connects could say that somebody else does
        trustedProxies: [0.0.0.0/0]
                         ^^^^^^^^^ write the range of addresses that the pods of the entrance have, as in 10.40.0.0/16`,
  },
  {
    title: 'believes what is no range of addresses',
    from: '[10.40.0.0/16]',
    to: '[ingress-nginx]',
    told: `environments/site.yaml:45:22 access.login.trustedProxies[0]: "ingress-nginx" is no CIDR
        trustedProxies: [ingress-nginx]
                         ^^^^^^^^^^^^^ write the range of addresses that the pods of the entrance have, as in 10.40.0.0/16`,
  },
  {
    title: 'asks its provider in clear',
    from: 'issuer: https:',
    to: 'issuer: http:',
    told: `environments/site.yaml:39:13 access.login.issuer: "http://login.example.com" is not https
        issuer: http://login.example.com
                ^^^^^^^^^^^^^^^^^^^^^^^^ write an https:// URL: whoever reads on the way could log in`,
  },
  {
    title: 'lets in a group whose name ends an expression',
    from: 'administrators: [administrators]',
    to: `administrators: ["it's us"]`,
    told: `environments/site.yaml:44:22 access.login.administrators[0]: "it's us" has characters that expressions over groups give a meaning
        administrators: ["it's us"]
                         ^^^^^^^^^ use a group whose name has letters, digits, spaces and . _ / @ - only`,
  },
  {
    title: 'makes administrators of everybody',
    from: 'administrators: [administrators]',
    to: 'administrators: [operators]',
    told: `environments/site.yaml:44:22 access.login.administrators[0]: everybody in operators may look, and would be an administrator of Grafana
        administrators: [operators]
                         ^^^^^^^^^ name a smaller group, or remove it from groups`,
  },
  {
    title: 'encrypts cookies with what the provider knows',
    from: 'key: cookie-secret',
    to: 'key: client-secret',
    told: `environments/site.yaml:42:5 access.login.cookieSecret: login/client-secret is the same key of the same Secret as access.login.clientSecret
        cookieSecret: { secret: login, key: client-secret }
        ^^^^^^^^^^^^ use a key of its own: the provider knows one of the two, and must not know the other`,
  },
  {
    title: 'has one name for two hosts',
    from: 'alertmanager: alertmanager.example.com',
    to: 'alertmanager: Prometheus.example.com',
    told: `environments/site.yaml:17:17 hosts.alertmanager: Prometheus.example.com is hosts.prometheus too
      alertmanager: Prometheus.example.com
                    ^^^^^^^^^^^^^^^^^^^^^^ give each a name of its own`,
  },
  {
    title: 'has a host that is no DNS name',
    from: '  runbooks:',
    to: '  loki: https://loki.example.com\n  runbooks:',
    told: `environments/site.yaml:18:9 hosts.loki: "https://loki.example.com" is no host name
      loki: https://loki.example.com
            ^^^^^^^^^^^^^^^^^^^^^^^^ write a DNS name without scheme and path, as in loki.example.com`,
  },
];

describe('an environment is refused when its access', () => {
  it.each(mistakes)('$title', ({ from, to, told }) => {
    expect(problemsOf({ 'site.yaml': broken(from, to, entered) })).toBe(told);
  });

  it('leads to a Grafana that knows no endpoints', () => {
    const grafana = `grafana:
  database: { kind: sqlite, storage: { storageClass: fast, size: 2Gi } }
  adminPassword: { secret: grafana, key: admin-password }
  secretKey: { secret: grafana, key: secret-key }
targets:
`;
    const text = entered
      .replace('targets:\n', grafana)
      .replace('  runbooks:', '  grafana: grafana.example.com\n  runbooks:');
    expect(problemsOf({ 'site.yaml': text })).toContain(
      'access.login.endpoints: is missing, and Grafana cannot ask the provider for them',
    );
  });
});

describe('an environment with access', () => {
  it('has no problem as it is', () => {
    expect(problemsOf({ 'site.yaml': entered })).toBe('no problem');
  });
});
