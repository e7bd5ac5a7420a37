import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { alertmanagerConfig } from '#lib/components/alertmanager/config';
import type { Environment } from '#lib/environment/environment';
import { loadEnvironments } from '#lib/environment/load';
import type { Routing } from '#lib/routing/routing';
import { routingFor } from '#lib/routing/tree';
import {
  type AlertmanagerServer,
  portOf,
  startAlertmanager,
  waitFor,
} from '#test/lib/routing/alertmanager-server';
import { alerts, environment, environments, oneWebhook, processes } from '#test/lib/routing/example';
import { hastened } from '#test/lib/routing/hastened';
import { withProgram } from '#test/programs';

const every = [...environments.slice(0, 1), ...loadEnvironments('environments').environments];

withProgram('alertmanager', (alertmanager) => {
  let folder = '';
  let server: AlertmanagerServer | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
  });
  afterEach(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  async function start(from: Environment, routing: Routing): Promise<AlertmanagerServer> {
    for (const { path, text } of alertmanagerConfig(from, routing)) write(path, text);
    server = await startAlertmanager(alertmanager, folder);
    return server;
  }

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }

  it.each(every)(
    'starts on the files of $name',
    async (from) => {
      const running = await start(from, routingFor(from));
      expect(await running.alerts()).toEqual([]);
    },
    60_000,
  );

  it('delivers to an address from a file below its working folder', async () => {
    const bodies: string[] = [];
    const receiver = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(text));
      request.on('end', () => response.end());
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const webhook = { secret: 'slack', key: 'url' };
    write('secrets/slack/url', `http://127.0.0.1:${portOf(receiver.address())}/\n`);
    const chat = { kind: 'slack', webhook, channel: '#dwcp' } as const;
    const local = environment({
      output: processes,
      receivers: { ...oneWebhook, default: { page: chat, chat } },
    });
    const routing = hastened(routingFor(local));
    const running = await start(local, routing);
    const { labels } = alerts[1] ?? { labels: {} };
    const annotations = {
      summary: 'slow',
      description: 'p95 is 80 ms',
      runbook_url: 'https://runbooks.example.com/x.md',
    };
    await running.post([
      { labels, annotations, generatorURL: 'https://prometheus.example.com/graph?g0.expr=up' },
    ]);
    await waitFor(async () => bodies.length > 0);
    receiver.close();
    expect(JSON.parse(bodies.join(''))).toMatchObject({
      channel: '#dwcp',
      attachments: [
        {
          color: 'danger',
          title: '[FIRING] ConsensusLatencySLOBreach: slow (dwcp-eu, berlin)',
          text: expect.stringMatching(
            /^:fire: \*slow\*\np95 is 80 ms\nTeam distributed-systems, component consensus, since .*\n<https:\/\/runbooks\.example\.com\/x\.md\|Runbook> · <https:\/\/prometheus\.example\.com\/graph\?g0\.expr=up\|Query> · <https:\/\/alertmanager\.example\.com\/#\/silences\/new\?filter=.*\|Silence>\n?$/,
          ),
        },
      ],
    });
  }, 60_000);
});
