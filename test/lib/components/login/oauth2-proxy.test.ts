import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { flagsOf } from '#lib/components/argument';
import { type LoginPaths, loginArguments } from '#lib/components/login/arguments';
import { type Front, fronts } from '#lib/components/login/front';
import { certificateFiles } from '#lib/kubernetes/certificates';
import { access } from '#test/lib/components/access';
import { type Provider, startProvider } from '#test/lib/components/login/provider';
import { withProgram } from '#test/programs';
import { makeCertificates } from '#verify/certificates';
import { clientOf } from '#verify/client';

const address = '127.0.0.1:14180';
const behind = '127.0.0.1:14190';

const frontOf = (host: string): Front => {
  const front = fronts.find((each) => each.host === host);
  if (front === undefined) throw new RangeError(`nothing stands in front of ${host}`);
  return front;
};

withProgram('oauth2-proxy', (program) => {
  let provider: Provider;
  let upstream: Server;
  let proxy: ChildProcess | undefined;
  let folder = '';

  /** Starts the proxy with the arguments of one front, and waits until it is ready. */
  async function start(
    host: string,
    changes: Partial<LoginPaths> = {},
    ask: () => Promise<{ readonly status: number }> = () => fetch(`http://${address}/ready`),
  ): Promise<void> {
    const front = frontOf(host);
    const { paths = [''] } = front;
    const args = loginArguments(
      front,
      {
        file: (path) => join(folder, path),
        data: folder,
        listen: (port) => (port.name === 'metrics' ? '127.0.0.1:14280' : address),
        external: 'https://dwcp.example.com',
        upstreams: paths.map((path) => `http://${behind}${path}`),
        ...changes,
      },
      { ...access.login, issuer: provider.issuer },
    );
    proxy = spawn(program, flagsOf(args), { stdio: 'ignore' });
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const isReady = await ask().then(
        ({ status }) => status === 200,
        () => false,
      );
      if (isReady) return;
      await pause(100);
    }
    throw new Error(`oauth2-proxy is not ready with ${flagsOf(args).join(' ')}`);
  }

  const status = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> =>
    (await fetch(`http://${address}${path}`, { headers, redirect: 'manual' })).status;

  const showing = (token: string) => ({ authorization: `Bearer ${token}` });

  beforeAll(async () => {
    provider = await startProvider();
    upstream = createServer((_, response) => response.end('what is behind'));
    await new Promise<void>((resolve) => upstream.listen(14_190, '127.0.0.1', resolve));
  });
  afterAll(() => {
    provider.close();
    upstream.close();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'login-'));
    mkdirSync(join(folder, 'secrets/login'), { recursive: true });
    writeFileSync(join(folder, 'secrets/login/client-secret'), 'client');
    writeFileSync(join(folder, 'secrets/login/cookie-secret'), '0123456789abcdef0123456789abcdef');
  });
  afterEach(() => {
    proxy?.kill();
    rmSync(folder, { recursive: true });
  });

  describe('what stands in front of Prometheus', () => {
    it('sends people to the provider, with PKCE, and lets nobody in by headers, user agents or methods', async () => {
      await start('prometheus');
      const answer = await fetch(`http://${address}/graph`, { redirect: 'manual' });
      const location = new URL(answer.headers.get('location') ?? '');
      expect(answer.status).toBe(302);
      expect(location.origin).toBe(provider.issuer);
      expect(location.searchParams.get('code_challenge_method')).toBe('S256');
      expect(location.searchParams.get('redirect_uri')).toBe('https://dwcp.example.com/oauth2/callback');
      const spoofed = {
        'x-forwarded-uri': '/ping',
        'x-forwarded-user': 'somebody',
        'x-forwarded-for': '127.0.0.1',
        'user-agent': 'GoogleHC/1.0',
      };
      expect(await status('/api/v1/query', spoofed)).toBe(302);
      const options = await fetch(`http://${address}/api/v1/query`, {
        method: 'OPTIONS',
        redirect: 'manual',
      });
      expect(options.status).toBe(302);
      expect(await status('/api/v1/query', showing(provider.token('dwcp-monitoring', ['operators'])))).toBe(
        302,
      );
    });
  });

  describe('what stands in front of Alertmanager', () => {
    it('speaks TLS and nothing else where there are certificates', async () => {
      const certificates = join(folder, 'certificates');
      await makeCertificates(certificates);
      const client = clientOf(readFileSync(join(certificates, certificateFiles.authority)));
      const certificate = {
        shown: join(certificates, certificateFiles.certificate),
        key: join(certificates, certificateFiles.key),
      };
      await start('alertmanager', { certificate }, () => client.ask('GET', `https://${address}/ready`));
      expect((await client.ask('GET', `https://${address}/api/v2/alerts`)).status).toBe(302);
      expect(await status('/ready')).toBe(400);
    });
  });

  describe('what stands in front of Loki', () => {
    it('lets programs read who show a token for this client of somebody in the groups, and nobody else', async () => {
      await start('loki');
      const good = showing(provider.token('dwcp-monitoring', ['operators']));
      expect(await status('/loki/api/v1/query_range', good)).toBe(200);
      expect(await status('/loki/api/v1/label/job/values', good)).toBe(200);
      expect(await status('/loki/api/v1/push', good)).toBe(404);
      expect(await status('/loki/api/v1/delete', good)).toBe(404);
      expect(await status('/config', good)).toBe(404);
      expect(await status('/loki/api/v1/labels')).toBe(401);
      expect(await status('/loki/api/v1/labels', showing('eyJh.eyJh.c2ln'))).toBe(403);
      expect(await status('/loki/api/v1/labels', showing(provider.token('other', ['operators'])))).toBe(403);
      expect(
        await status('/loki/api/v1/labels', showing(provider.token('dwcp-monitoring', ['guests']))),
      ).toBe(403);
    });
  });
});
