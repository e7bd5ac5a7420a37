import { request } from 'node:http';
import type { Process } from '#lib/components/component';
import { readPrefix } from '#lib/components/victoria-metrics/paths';
import { alertmanager, loki, lokiGateway, prometheus, vmalert, vmauth } from '#lib/topology/programs';
import { minutes } from '#lib/units/duration';
import type { Checklist } from '#verify/checklist';
import { clientOf, expectAnswer } from '#verify/client';
import { startedAs } from '#verify/container';
import { eventually } from '#verify/eventually';
import { strangerIsRefused } from '#verify/mesh';
import type { RuleGroup, Target } from '#verify/prometheus';

/** Programs that run with TLS. */
export interface Encrypted {
  readonly environment: string;
  /** The folder of the stage. */
  readonly folder: string;
  readonly authority: Buffer;
  readonly processes: readonly Process[];
  /** Their names. */
  readonly programs: readonly string[];
}

/** What they do with each other, over TLS, and whom they refuse. */
export async function expectEncrypted(running: Encrypted, checklist: Checklist): Promise<void> {
  const { environment, authority, processes } = running;
  const originOf = (program: string) =>
    new URL(processes.find((process) => process.program === program)?.ready ?? '').origin;
  const ask = <Body>(program: string, path: string, token?: string) =>
    expectAnswer<Body>(clientOf(authority, token).ask('GET', `${originOf(program)}${path}`));
  const check = (what: string, attempt: () => Promise<string>) =>
    checklist.check(`${environment}: ${what}`, attempt);

  await check('what comes in clear is refused', async () => {
    for (const { ready } of processes) await expectRefusal(ready.replace('https:', 'http:'));
    return `${processes.length} programs`;
  });
  await check('Prometheus scrapes every program over TLS', () =>
    eventually(minutes(1), async () => {
      const { data } = await ask<{ data: { activeTargets: readonly Target[] } }>(
        prometheus.name,
        '/api/v1/targets?state=active',
      );
      const bad = data.activeTargets.filter(
        ({ health, scrapeUrl }) => health !== 'up' || !scrapeUrl.startsWith('https:'),
      );
      if (bad[0] !== undefined)
        throw new Error(`${bad[0].scrapeUrl} is ${bad[0].health}: ${bad[0].lastError}`);
      if (data.activeTargets.length < processes.length)
        throw new Error(`${data.activeTargets.length} targets`);
      return `${data.activeTargets.length} targets`;
    }),
  );
  await check('samples are written and read over TLS, by token', () =>
    eventually(minutes(2), async () => {
      const query = `${readPrefix}/api/v1/query?query=up`;
      const { data } = await ask<{ data: { result: readonly unknown[] } }>(
        vmauth.name,
        query,
        readToken(running, vmauth.name),
      );
      if (data.result.length < processes.length) throw new Error(`${data.result.length} series`);
      return `${data.result.length} series`;
    }),
  );
  await check('Loki answers, from part to part over TLS', async () => {
    const query = encodeURIComponent('{job="nobody"}');
    await ask(loki.name, `/loki/api/v1/query_range?query=${query}`);
    return 'a query';
  });
  await check('Loki is read past its gateway over TLS, by token', () =>
    eventually(minutes(1), async () => {
      const token = readToken(running, lokiGateway.name);
      const { status } = await ask<{ status: string }>(lokiGateway.name, '/loki/api/v1/labels', token);
      return status;
    }),
  );
  await check('vmalert evaluates its rules over TLS', () =>
    eventually(minutes(3), async () => {
      const { data } = await ask<{ data: { groups: readonly RuleGroup[] } }>(vmalert.name, '/api/v1/rules');
      const failed = data.groups.flatMap(({ rules }) => rules).find(({ lastError }) => lastError);
      if (failed !== undefined) throw new Error(`${failed.name}: ${failed.lastError}`);
      return `${data.groups.length} groups`;
    }),
  );
  const [mesh] = processes.filter(({ program }) => program === alertmanager.name);
  if (mesh === undefined) return;
  await check('the Alertmanagers meet over TLS', () =>
    eventually(minutes(1), async () => {
      const { cluster } = await ask<{ cluster: { status: string; peers: readonly unknown[] } }>(
        alertmanager.name,
        '/api/v2/status',
      );
      const all = processes.filter(({ program }) => program === alertmanager.name).length;
      if (cluster.status !== 'ready' || cluster.peers.length !== all)
        throw new Error(`${cluster.status}, ${cluster.peers.length} peers`);
      return `${all} peers`;
    }),
  );
  await check('who shows no certificate does not get into the mesh', () =>
    strangerIsRefused(new URL(mesh.ready).hostname, alertmanager.ports.mesh.number, authority),
  );
}

/** The token that vmauth is given for those who read. @param program as which vmauth runs */
const readToken = ({ folder }: Encrypted, program: string): string =>
  startedAs(program, folder).environment.READ_TOKEN ?? '';

/** @throws Error when a server answers what was not encrypted with anything but a refusal */
const expectRefusal = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { timeout: 5_000 }, (response) => {
      response.resume();
      if (response.statusCode === 400) resolve();
      else reject(new Error(`${url} answers ${response.statusCode} in clear`));
    });
    sent.on('timeout', () => sent.destroy(new Error(`${url} does not answer`)));
    sent.on('error', () => resolve());
    sent.end();
  });
