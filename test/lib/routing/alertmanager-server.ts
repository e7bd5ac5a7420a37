import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Labels } from '#lib/routing/matcher';

export interface ServedAlert {
  readonly labels: Labels;
  readonly fingerprint: string;
  readonly receivers: readonly { readonly name: string }[];
  readonly status: { readonly inhibitedBy: readonly string[]; readonly mutedBy: readonly string[] };
}

export interface ServedGroup {
  readonly labels: Labels;
  readonly receiver: { readonly name: string };
  readonly alerts: readonly ServedAlert[];
}

/** A real Alertmanager on loopback, as far as these tests talk to it. */
export interface AlertmanagerServer {
  post(alerts: readonly { readonly labels: Labels; readonly [field: string]: unknown }[]): Promise<void>;
  alerts(): Promise<readonly ServedAlert[]>;
  groups(): Promise<readonly ServedGroup[]>;
  stop(): Promise<void>;
}

/** @param folder holds `config/alertmanager.yaml`; the server is started in it and keeps its data there */
export async function startAlertmanager(program: string, folder: string): Promise<AlertmanagerServer> {
  const port = await freePort();
  const child = spawn(
    program,
    [
      '--config.file=config/alertmanager.yaml',
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.external-url=https://alertmanager.example.com',
      '--cluster.listen-address=',
      '--enable-feature=utf8-strict-mode',
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const ended = once(child, 'exit');
  const base = `http://127.0.0.1:${port}`;
  const get = async <T>(path: string): Promise<T> => JSON.parse(await (await fetch(base + path)).text());
  await waitFor(async () => {
    if (child.exitCode !== null) throw new Error(`alertmanager ended:\n${log}`);
    return (await fetch(`${base}/-/ready`).catch(() => undefined))?.ok === true;
  });
  return {
    async post(alerts) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${base}/api/v2/alerts`, {
        method: 'POST',
        headers,
        body: JSON.stringify(alerts),
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    },
    alerts: () => get('/api/v2/alerts'),
    groups: () => get('/api/v2/alerts/groups'),
    async stop() {
      child.kill();
      await ended;
    },
  };
}

/** @throws Error when the condition does not come true within 20 seconds */
export async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited 20 seconds in vain');
    await sleep(50);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server.address());
  server.close();
  await once(server, 'close');
  return port;
}

export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}
