import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { alertmanagerConfig, alertmanagerSecrets, secretPath } from '#lib/components/alertmanager/config';
import type { NativeFile } from '#lib/components/component';
import type { Environment } from '#lib/environment/environment';
import { routingFor } from '#lib/routing/tree';
import { environment, environments, oneWebhook, processes } from '#test/lib/routing/example';
import { withProgram } from '#test/programs';
import { run } from '#tools/run';

const configOf = (from: Environment) => alertmanagerConfig(from, routingFor(from));
const textOf = (files: readonly NativeFile[], path: string) =>
  files.find((file) => file.path === path)?.text ?? '';

const labels = {
  alertname: 'DWCPv3ComponentDown',
  severity: 'critical',
  team: 'oncall',
  component: 'amst "edge" node',
  cluster: 'dwcp-eu',
  environment: 'production',
  site: 'berlin',
};

const annotations = {
  summary: 'amst <1 of 3> is down',
  description: 'No heartbeat for 30 s & counting.',
  runbook_url: 'https://runbooks.example.com/DWCPv3ComponentDown.md',
  dashboard_url: 'https://grafana.example.com/d/dwcp-v3-amst',
};

const one = {
  labels,
  annotations,
  startsAt: '2026-01-15T02:03:04Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'https://prometheus.example.com/graph?g0.expr=up+%3D%3D+0&g0.tab=1',
};

const group = {
  receiver: 'page',
  groupLabels: { alertname: labels.alertname, cluster: labels.cluster, component: labels.component },
  commonLabels: labels,
  commonAnnotations: annotations,
  externalURL: 'https://alertmanager.example.com',
};

const firing = { ...group, status: 'firing', alerts: [{ ...one, status: 'firing' }] };

const resolved = {
  ...group,
  status: 'resolved',
  alerts: [{ ...one, status: 'resolved', endsAt: '2026-01-15T02:10:00Z' }],
};

const stray = {
  ...group,
  status: 'firing',
  groupLabels: {},
  commonLabels: {},
  commonAnnotations: {},
  alerts: [{ status: 'firing', labels: {}, annotations: {}, startsAt: one.startsAt, endsAt: one.endsAt }],
};

describe("Alertmanager's files", () => {
  it('are the configuration and the templates it names', () => {
    expect(configOf(environment()).map((file) => file.path)).toEqual([
      'config/alertmanager.yaml',
      'config/alertmanager-templates/links.tmpl',
      'config/alertmanager-templates/text.tmpl',
      'config/alertmanager-templates/slack.tmpl',
      'config/alertmanager-templates/pagerduty.tmpl',
    ]);
  });

  it('define every template that the configuration uses, and use every one that they define', () => {
    const all = configOf(environment())
      .map((file) => file.text)
      .join('');
    const found = (pattern: RegExp) =>
      [...new Set([...all.matchAll(pattern)].map(([, name = '']) => name))].sort();
    expect(found(/template "(dwcp[^"]*)"/g)).toEqual(found(/define "(dwcp[^"]*)"/g));
  });

  it('are the same at every synth', () => {
    expect(configOf(environment())).toEqual(configOf(environment()));
  });

  it('hold no credential, only paths of files', () => {
    const text = textOf(configOf(environment()), 'config/alertmanager.yaml');
    expect(text.match(/^.*(?:routing_key|api_url|password|url_file).*$/gm)).toMatchInlineSnapshot(`
[
  "  smtp_auth_password_file: /etc/alertmanager/secrets/alertmanager-mail/password",
  "        api_url_file: /etc/alertmanager/secrets/alertmanager-slack/url",
  "        url_file: /etc/alertmanager/secrets/alertmanager-watchdog/url",
  "        routing_key_file: /etc/alertmanager/secrets/alertmanager-pagerduty/oncall",
  "        routing_key_file: /etc/alertmanager/secrets/alertmanager-pagerduty/network",
  "        api_url_file: /etc/alertmanager/secrets/alertmanager-slack/url",
  "        api_url_file: /etc/alertmanager/secrets/alertmanager-slack/url",
]
`);
  });
});

describe("a secret's path", () => {
  const reference = { secret: 'alertmanager-slack', key: 'url' };

  it('is where Kubernetes mounts it', () => {
    expect(secretPath(environment().output, reference)).toBe(
      '/etc/alertmanager/secrets/alertmanager-slack/url',
    );
  });

  it('is below the working folder on one machine', () => {
    expect(secretPath(processes, reference)).toBe('secrets/alertmanager-slack/url');
  });
});

describe('the secrets that must exist', () => {
  const secretsOf = (from: Environment) =>
    alertmanagerSecrets(from, routingFor(from)).map(
      ({ secret, key, purpose }) => `${secret}/${key}: ${purpose}`,
    );

  it('are listed once each, with everybody who uses them', () => {
    expect(secretsOf(environment())).toMatchInlineSnapshot(`
[
  "alertmanager-mail/password: mail password for mail.example.com:587",
  "alertmanager-pagerduty/network: PagerDuty routing key (Events API v2) for page-network",
  "alertmanager-pagerduty/oncall: PagerDuty routing key (Events API v2) for page",
  "alertmanager-slack/url: Slack incoming webhook address for unrouted, chat, chat-network",
  "alertmanager-watchdog/url: webhook address for dead-mans-switch",
]
`);
  });

  it('are none where every destination is an open webhook', () => {
    expect(secretsOf(environment({ receivers: oneWebhook }))).toEqual([]);
  });
});

withProgram('amtool', (amtool) => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function write(files: readonly NativeFile[]): void {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }

  it.each(environments.flatMap((each) => ['utf8-strict-mode', ''].map((features) => ({ each, features }))))(
    'accepts the configuration of $each.name with features "$features"',
    async ({ each, features }) => {
      write(configOf(each));
      const config = join(folder, 'config/alertmanager.yaml');
      const outcome = await run(amtool, ['check-config', config, `--enable-feature=${features}`]);
      expect(outcome.stdout).toContain('1 templates\n  SUCCESS');
      expect(outcome.stdout).not.toContain('disagreement');
      expect(outcome.status).toBe(0);
    },
  );

  const rendered = (template: string, data: object) => renderedText(`{{ template "${template}" . }}`, data);

  async function renderedText(text: string, data: object): Promise<string> {
    write([...configOf(environment()), { path: 'data.json', text: JSON.stringify(data) }]);
    const outcome = await run(amtool, [
      'template',
      'render',
      `--template.glob=${join(folder, 'config/alertmanager-templates/*.tmpl')}`,
      `--template.text=${text}`,
      `--template.data=${join(folder, 'data.json')}`,
    ]);
    expect(outcome.stderr).toBe('');
    return outcome.stdout;
  }

  it('renders what fires as text', async () => {
    expect(await rendered('dwcp.subject', firing)).toMatchInlineSnapshot(
      `"[FIRING] DWCPv3ComponentDown: amst <1 of 3> is down (dwcp-eu, berlin)"`,
    );
    expect(await rendered('dwcp.text', firing)).toMatchInlineSnapshot(`
"Firing: 1

amst <1 of 3> is down
No heartbeat for 30 s & counting.
Since:     2026-01-15 03:03:04 CET
Labels:    alertname=DWCPv3ComponentDown, cluster=dwcp-eu, component=amst "edge" node, environment=production, severity=critical, site=berlin, team=oncall
Runbook:   https://runbooks.example.com/DWCPv3ComponentDown.md
Dashboard: https://grafana.example.com/d/dwcp-v3-amst
Query:     https://prometheus.example.com/graph?g0.expr=up+%3D%3D+0&g0.tab=1
Silence:   https://alertmanager.example.com/#/silences/new?filter=%7Balertname%3D%22DWCPv3ComponentDown%22%2Ccluster%3D%22dwcp-eu%22%2Ccomponent%3D%22amst%20%5C%22edge%5C%22%20node%22%2Cenvironment%3D%22production%22%2Cseverity%3D%22critical%22%2Csite%3D%22berlin%22%2Cteam%3D%22oncall%22%7D

"
`);
  });

  it('renders what is over as text, without a link to silence it', async () => {
    expect(await rendered('dwcp.subject', resolved)).toMatchInlineSnapshot(
      `"[RESOLVED] DWCPv3ComponentDown: amst <1 of 3> is down (dwcp-eu, berlin)"`,
    );
    expect(await rendered('dwcp.text', resolved)).toMatchInlineSnapshot(`
"Resolved: 1

amst <1 of 3> is down
No heartbeat for 30 s & counting.
Since:     2026-01-15 03:03:04 CET
Until:     2026-01-15 03:10:00 CET
Labels:    alertname=DWCPv3ComponentDown, cluster=dwcp-eu, component=amst "edge" node, environment=production, severity=critical, site=berlin, team=oncall
Runbook:   https://runbooks.example.com/DWCPv3ComponentDown.md
Dashboard: https://grafana.example.com/d/dwcp-v3-amst
Query:     https://prometheus.example.com/graph?g0.expr=up+%3D%3D+0&g0.tab=1

"
`);
  });

  it('renders what fires for Slack, with its own markup escaped', async () => {
    expect(await rendered('dwcp.slack.color', firing)).toBe('danger');
    expect(await rendered('dwcp.slack.text', firing)).toMatchInlineSnapshot(`
":fire: *amst &lt;1 of 3&gt; is down*
No heartbeat for 30 s &amp; counting.
Team oncall, component amst "edge" node, since 2026-01-15 03:03:04 CET
<https://runbooks.example.com/DWCPv3ComponentDown.md|Runbook> · <https://grafana.example.com/d/dwcp-v3-amst|Dashboard> · <https://prometheus.example.com/graph?g0.expr=up+%3D%3D+0&amp;g0.tab=1|Query> · <https://alertmanager.example.com/#/silences/new?filter=%7Balertname%3D%22DWCPv3ComponentDown%22%2Ccluster%3D%22dwcp-eu%22%2Ccomponent%3D%22amst%20%5C%22edge%5C%22%20node%22%2Cenvironment%3D%22production%22%2Cseverity%3D%22critical%22%2Csite%3D%22berlin%22%2Cteam%3D%22oncall%22%7D|Silence>
"
`);
  });

  it('renders what is over for Slack', async () => {
    expect(await rendered('dwcp.slack.color', resolved)).toBe('good');
    expect(await rendered('dwcp.slack.text', resolved)).toMatchInlineSnapshot(`
":white_check_mark: *amst &lt;1 of 3&gt; is down*
No heartbeat for 30 s &amp; counting.
Team oncall, component amst "edge" node, since 2026-01-15 03:03:04 CET
<https://runbooks.example.com/DWCPv3ComponentDown.md|Runbook> · <https://grafana.example.com/d/dwcp-v3-amst|Dashboard> · <https://prometheus.example.com/graph?g0.expr=up+%3D%3D+0&amp;g0.tab=1|Query>
"
`);
  });

  it('renders what PagerDuty shows', async () => {
    expect(await rendered('dwcp.pagerduty.severity', firing)).toBe('critical');
    expect(await rendered('dwcp.pagerduty.severity', stray)).toBe('error');
    expect(await rendered('dwcp.silence.group', firing)).toMatchInlineSnapshot(
      `"https://alertmanager.example.com/#/silences/new?filter=%7Balertname%3D%22DWCPv3ComponentDown%22%2Ccluster%3D%22dwcp-eu%22%2Ccomponent%3D%22amst%20%5C%22edge%5C%22%20node%22%7D"`,
    );
  });

  it.each([
    { name: 'fires', data: firing },
    { name: 'is over', data: resolved },
    { name: 'lacks every label and annotation', data: stray },
  ])('renders everything in the configuration for an alert that $name', async ({ data }) => {
    const config = textOf(configOf(environment()), 'config/alertmanager.yaml');
    const expressions = new Set(
      [...config.matchAll(/['"](\{\{.*\}\})['"]$/gm)].map(([, found = '']) => found),
    );
    expect(expressions.size).toBe(15);
    for (const expression of expressions) {
      expect(await renderedText(expression, data)).not.toMatch(/<no value>|%!|map\[/);
    }
  });
});
