import { secretsOf } from '#lib/output/needs';
import { renderSummary } from '#lib/output/summary';
import { local, production } from './stacks';

describe('the summary of an environment', () => {
  it('tells what is applied to Kubernetes', () => {
    expect(renderSummary(production)).toMatchInlineSnapshot(`
"# production

Generated from \`environments/production.yaml\`. Applied with \`kubectl apply --server-side -f dist/production/manifests\`.

## Secrets that must exist first (2 Secrets, 2 keys)

In the namespace \`monitoring\`.

| secret | key | holds | needed by |
| --- | --- | --- | --- |
| metrics-token | token | bearer token | alertmanager, prometheus |
| pagerduty | routing-key | integration key | alertmanager |

## On a fresh cluster

From the root of the checkout. \`SECRETS\` is a folder outside of this checkout with the value of each key in a file \`SECRET/KEY\`, without a line break at its end: \`printf %s\`, not \`echo\`.

\`\`\`sh
SECRETS=~/secrets
kubectl apply --server-side -f dist/production/manifests/00-namespace.yaml
kubectl create secret generic metrics-token -n monitoring \\
  --from-file=token="$SECRETS/metrics-token/token"
kubectl create secret generic pagerduty -n monitoring \\
  --from-file=routing-key="$SECRETS/pagerduty/routing-key"
kubectl apply --server-side -f dist/production/manifests
\`\`\`

## Objects (7 of 4 kinds)

| kind | number | names |
| --- | --- | --- |
| ConfigMap | 3 | alertmanager, prometheus, prometheus-rules |
| Namespace | 1 | monitoring |
| PriorityClass | 1 | dwcp-monitoring |
| StatefulSet | 2 | alertmanager, prometheus |

## Images (2)

| component | image | tag | digest |
| --- | --- | --- | --- |
| alertmanager | quay.io/prometheus/alertmanager | v0.34.0 | not pinned |
| prometheus | quay.io/prometheus/prometheus | v3.14.0 | sha256:0a1b |

## Sizes

Of one replica: CPU in cores, as requested.

| component | replicas | CPU | memory | storage |
| --- | --- | --- | --- | --- |
| alertmanager | 3 | 0.1 | 256 MiB | 2 GiB |
| prometheus | 2 | 2 | 8 GiB | 200 GiB |

## Scrape jobs (1)

| job | every | targets |
| --- | --- | --- |
| dwcp-core | 1s | 4 addresses |

## Alerts (2)

Who is told when and how: [ROUTING.md](ROUTING.md).

| alert | threshold | for | severity | team | receiver |
| --- | --- | --- | --- | --- | --- |
| DiskSpaceLow |  | 10m | warning | storage | chat, page |
| MemoryPressure | 85% | 15m | warning | infrastructure | capacity-digest |
"
`);
  });

  it('tells what is started on one machine', () => {
    expect(renderSummary(local)).toMatchInlineSnapshot(`
"# local

Generated from \`environments/local.yaml\`. Its programs are started as \`processes.yaml\` says.

## Programs (2)

| name | program | ready at |
| --- | --- | --- |
| alertmanager | alertmanager | http://127.0.0.1:9090/-/ready |
| prometheus | prometheus | http://127.0.0.1:9090/-/ready |

## Sizes

Of one replica: CPU in cores, as requested.

| component | replicas | CPU | memory | storage |
| --- | --- | --- | --- | --- |
| alertmanager | 3 | 0.1 | 256 MiB | 2 GiB |
| prometheus | 2 | 2 | 8 GiB | 200 GiB |

## Scrape jobs (1)

| job | every | targets |
| --- | --- | --- |
| dwcp-core | 1s | 4 addresses |

## Alerts (2)

Who is told when and how: [ROUTING.md](ROUTING.md).

| alert | threshold | for | severity | team | receiver |
| --- | --- | --- | --- | --- | --- |
| DiskSpaceLow |  | 10m | warning | storage | chat, page |
| MemoryPressure | 85% | 15m | warning | infrastructure | capacity-digest |
"
`);
  });

  it('tells which alerts differ from what is declared, why, and which cannot fire', () => {
    const facts = {
      ...local.facts,
      disabledAlerts: [{ name: 'MemoryPressure', reason: 'swap is off' }],
      changedAlerts: [{ name: 'DiskSpaceLow', value: 'threshold', from: '15%', to: '20%' } as const],
      idleAlerts: [{ name: 'DiskSpaceLow', jobs: ['node-exporter'] }],
    };
    const text = renderSummary({ ...local, facts });
    expect(text.slice(text.indexOf('## Disabled'))).toMatchInlineSnapshot(`
"## Disabled alerts (1)

| alert | reason |
| --- | --- |
| MemoryPressure | swap is off |

## Changed alerts (1 value)

| alert | value | from | to |
| --- | --- | --- | --- |
| DiskSpaceLow | threshold | 15% | 20% |

## Alerts that cannot fire here (1)

Nothing collects what they look at. Give the job targets, or disable the alert and say why.

| alert | job without targets |
| --- | --- |
| DiskSpaceLow | node-exporter |
"
`);
  });

  it('says that nobody reaches the user interfaces', () => {
    const facts = { ...production.facts, hasClosedUserInterfaces: true };
    expect(renderSummary(production)).not.toContain('## User interfaces');
    expect(renderSummary({ ...production, facts })).toContain(`## User interfaces

Only \`kubectl port-forward\` reaches them: links in notifications and pages lead nowhere until there is \`access\`, or \`output.userInterfacesFrom\` names the pods that may open them.

## Objects`);
  });

  it("asks for the site's certificate authority before the programs that read it", () => {
    const certificateAuthority = { configMap: 'site-authority', key: 'ca.crt' };
    const text = renderSummary({ ...production, facts: { ...production.facts, certificateAuthority } });
    expect(text).toContain(`## ConfigMaps that must exist first (1)

In the namespace \`monitoring\`.

| ConfigMap | key | holds |
| --- | --- | --- |
| site-authority | ca.crt | the authorities that certificates of servers are checked against, as PEM |
`);
    expect(text.slice(text.indexOf('## On a fresh'), text.indexOf('## Objects'))).toMatchInlineSnapshot(`
"## On a fresh cluster

From the root of the checkout. \`SECRETS\` is a folder outside of this checkout with the value of each key in a file \`SECRET/KEY\`, without a line break at its end: \`printf %s\`, not \`echo\`. \`CERTIFICATE_AUTHORITY\` is the file with the site's authorities.

\`\`\`sh
SECRETS=~/secrets
CERTIFICATE_AUTHORITY=~/ca.crt
kubectl apply --server-side -f dist/production/manifests/00-namespace.yaml
kubectl create secret generic metrics-token -n monitoring \\
  --from-file=token="$SECRETS/metrics-token/token"
kubectl create secret generic pagerduty -n monitoring \\
  --from-file=routing-key="$SECRETS/pagerduty/routing-key"
kubectl create configmap site-authority -n monitoring \\
  --from-file=ca.crt="$CERTIFICATE_AUTHORITY"
kubectl apply --server-side -f dist/production/manifests
\`\`\`

"
`);
  });

  it('asks for nothing but the certificate authority where there are no secrets', () => {
    const certificateAuthority = { configMap: 'site-authority', key: 'authorities.pem' };
    const text = renderSummary({
      ...production,
      components: [],
      facts: { ...production.facts, certificateAuthority },
    });
    expect(text.slice(text.indexOf('## On a fresh'), text.indexOf('## Objects'))).toMatchInlineSnapshot(`
"## On a fresh cluster

From the root of the checkout. \`CERTIFICATE_AUTHORITY\` is the file with the site's authorities.

\`\`\`sh
CERTIFICATE_AUTHORITY=~/authorities.pem
kubectl apply --server-side -f dist/production/manifests/00-namespace.yaml
kubectl create configmap site-authority -n monitoring \\
  --from-file=authorities.pem="$CERTIFICATE_AUTHORITY"
kubectl apply --server-side -f dist/production/manifests
\`\`\`

"
`);
  });

  it('says where samples are sent on', () => {
    const longTermStorage = 'https://metrics.example.com/api/v1/write';
    expect(renderSummary({ ...production, facts: { ...production.facts, longTermStorage } })).toContain(`

## Long-term storage

Samples are sent to \`https://metrics.example.com/api/v1/write\`, which is not part of this stack.

## Scrape jobs (1)
`);
    expect(renderSummary(production)).not.toContain('Long-term storage');
  });

  it('tells objects of one name apart by their namespaces', () => {
    const inNamespaces = ['dwcp', 'kube-system'].map((namespace) => ({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'monitoring-prometheus', namespace },
    }));
    expect(renderSummary({ ...production, base: [...production.base, ...inNamespaces] })).toContain(
      '| Role | 2 | dwcp/monitoring-prometheus, kube-system/monitoring-prometheus |\n',
    );
  });

  it('names the namespaces of others that are needed', () => {
    const metadata = { name: 'prometheus', namespace: 'dwcp' };
    const base = [
      ...production.base,
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata },
    ];
    const text = renderSummary({ ...production, base });
    expect(text).toContain('## Namespaces that must exist first (1)');
    expect(text).toContain('| dwcp | RoleBinding prometheus |');
    expect(text).toContain('kubectl get namespace dwcp\n');
  });

  it('names no namespace that comes with the environment, be it a second one', () => {
    const base = [
      ...production.base,
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring-nodes' } },
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'otel-logs', namespace: 'monitoring-nodes' } },
    ];
    expect(renderSummary({ ...production, base })).not.toContain('Namespaces that must exist first');
  });

  it('says that secrets are files on one machine', () => {
    expect(renderSummary({ ...local, components: production.components })).toContain(
      'As files: `secrets/<secret>/<key>` in the directory where the programs are started.',
    );
  });

  it('keeps its tables whole, whatever stands in a cell', () => {
    const scrapeJobs = production.facts.scrapeJobs.map((job) => ({ ...job, targets: 'a|b\nc' }));
    expect(renderSummary({ ...production, facts: { ...production.facts, scrapeJobs } })).toContain(
      '| dwcp-core | 1s | a\\|b c |',
    );
  });
});

describe('the secrets of an environment', () => {
  it('are named once each, with all that need them', () => {
    expect(secretsOf(production)).toEqual([
      {
        secret: 'metrics-token',
        key: 'token',
        purpose: 'bearer token',
        components: ['alertmanager', 'prometheus'],
      },
      { secret: 'pagerduty', key: 'routing-key', purpose: 'integration key', components: ['alertmanager'] },
    ]);
  });
});

describe('a Secret in another namespace than that of the stack', () => {
  const [first, ...others] = production.components;
  if (first === undefined) throw new Error('there is no component');
  const key = { secret: 'certificates', key: 'ca.crt', purpose: 'authority' };
  const summary = renderSummary({
    ...production,
    components: [{ ...first, secrets: [key, { ...key, namespace: 'monitoring-nodes' }] }, ...others],
  });

  it('is told by its name behind that of the namespace', () => {
    expect(summary).toContain('| certificates | ca.crt | authority | alertmanager |');
    expect(summary).toContain('| monitoring-nodes/certificates | ca.crt | authority | alertmanager |');
  });

  it('is created there, from the same files', () => {
    expect(summary).toContain(`kubectl create secret generic certificates -n monitoring-nodes \\
  --from-file=ca.crt="$SECRETS/certificates/ca.crt"`);
  });
});
