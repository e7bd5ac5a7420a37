import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lokiGatewayProgram } from '#lib/components/loki-gateway/component';
import { pyroscopeGatewayProgram } from '#lib/components/pyroscope-gateway/component';
import { commandLine } from '#lib/components/victoria-metrics/command-line';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import type { Environment } from '#lib/environment/environment';
import { loadEnvironments } from '#lib/environment/load';
import type { LogsChoices } from '#lib/environment/logs-choices';
import type { ProfilesChoices } from '#lib/environment/profiles-choices';
import { onOneMachine } from '#test/lib/components/example';
import { inCluster, localLogs, locally, onFiles } from '#test/lib/components/logs';
import { profiles } from '#test/lib/components/profiles';
import { withProgram } from '#test/programs';

const tokens = { READ_TOKEN: 'read', WRITE_TOKEN: 'write' };

/** A gateway, and the environment that it is of. */
interface Gateway {
  readonly description: VictoriaMetricsProgram;
  readonly environment: Environment;
}

const ofLoki = (environment: Environment, choices: LogsChoices): Gateway => ({
  description: lokiGatewayProgram({ environment, choices }),
  environment,
});

const ofPyroscope = (environment: Environment, choices: ProfilesChoices): Gateway => ({
  description: pyroscopeGatewayProgram({ environment, choices }),
  environment,
});

const flagsOf = ({ description, environment }: Gateway, port: number): readonly string[] =>
  commandLine(description, paths(port), environment);

const gateways: readonly (readonly [name: string, gateway: Gateway])[] = [
  ...loadEnvironments('environments').environments.flatMap((environment) => {
    const { name, logs, profiles: chosen } = environment;
    return [
      ...(logs ? [[`${name}: Loki`, ofLoki(environment, logs)] as const] : []),
      ...(chosen ? [[`${name}: Pyroscope`, ofPyroscope(environment, chosen)] as const] : []),
    ];
  }),
  ['an example with certificates', ofLoki(inCluster(onFiles, { certificates: 'certificates' }), onFiles)],
];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gateway-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const paths = (port: number) => ({
  file: (path: string) => path,
  data: 'data',
  listen: () => `127.0.0.1:${port}`,
});

/** @returns its path */
function write({ description: { files } }: Gateway, change = (text: string) => text): string {
  const [{ path, text } = { path: '', text: '' }] = files;
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), change(text));
  return path;
}

const options = () => ({ cwd: folder, env: { ...process.env, ...tokens } });

withProgram('vmauth', (program) => {
  it.each(gateways)('takes the flags and the configuration of the gateway in %s', (_, gateway) => {
    const flags = flagsOf(gateway, 1);
    expect(spawnSync(program, [...flags, '-version'], options()).status).toBe(0);
    expect(spawnSync(program, [`-auth.config=${write(gateway)}`, '-dryRun'], options()).status).toBe(0);
  });

  describe('a running gateway', () => {
    const asked: string[] = [];
    const store = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      request.resume().on('end', () => response.end('{}'));
    });
    let running: ChildProcess | undefined;
    let address = '';

    const portOf = async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      server.close();
      await once(server, 'close');
      return port;
    };

    async function start(gateway: Gateway, storeAddress: string): Promise<void> {
      asked.length = 0;
      store.listen(0, '127.0.0.1');
      await once(store, 'listening');
      const { port } = store.address() as AddressInfo;
      write(gateway, (text) => text.replaceAll(storeAddress, `127.0.0.1:${port}`));
      const own = await portOf();
      address = `http://127.0.0.1:${own}`;
      running = spawn(program, flagsOf(gateway, own), { ...options(), stdio: 'ignore' });
      for (let attempt = 0; attempt < 100; attempt++) {
        const ready = await fetch(`${address}/health`).then(
          ({ ok }) => ok,
          () => false,
        );
        if (ready) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('vmauth is not ready');
    }

    afterEach(async () => {
      if (running !== undefined) {
        running.kill('SIGKILL');
        await once(running, 'exit');
      }
      store.closeAllConnections();
      store.close();
      await once(store, 'close');
    });

    const status = async (path: string, token?: string, method = 'POST') => {
      const response = await fetch(`${address}${path}`, {
        method,
        ...(method === 'POST' && { body: 'x' }),
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      });
      return response.status;
    };

    /** The same with a path that nobody tidies up first. */
    const asWritten = (path: string, token: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const { hostname, port } = new URL(address);
        request(
          { hostname, port, path, method: 'POST', headers: { authorization: `Bearer ${token}` } },
          (response) => {
            response.resume();
            resolve(response.statusCode);
          },
        )
          .on('error', reject)
          .end('x');
      });

    it('of Loki passes on what the token is for, and refuses everything else before Loki hears of it', async () => {
      await start(ofLoki(locally(), localLogs), '127.0.0.1:3100');
      expect(await status('/otlp/v1/logs', 'write')).toBe(200);
      expect(await status('/loki/api/v1/query?query=1', 'read', 'GET')).toBe(200);
      expect(asked).toEqual(['POST /otlp/v1/logs', 'GET /loki/api/v1/query?query=1']);
      asked.length = 0;
      expect(await status('/otlp/v1/logs')).toBe(401);
      expect(await status('/otlp/v1/logs', 'another')).toBe(401);
      expect(await status('/otlp/v1/logs', 'read')).toBe(400);
      expect(await asWritten('/loki/api/v1/query/../../../../otlp/v1/logs', 'read')).toBe(400);
      expect(await asWritten('//otlp/v1/logs', 'read')).toBe(400);
      expect(await status('/loki/api/v1/label/..%2f..%2f..%2f..%2fotlp%2fv1%2flogs%3f/values', 'read')).toBe(
        400,
      );
      expect(await status('/loki/api/v1/push', 'read')).toBe(400);
      expect(await status('/loki/api/v1/push', 'write')).toBe(400);
      expect(await status('/loki/api/v1/delete?query=x', 'read')).toBe(400);
      expect(await status('/loki/api/v1/query?query=1', 'write', 'GET')).toBe(400);
      expect(asked).toEqual([]);
    });

    it('of Pyroscope passes on what the token is for, and refuses everything else', async () => {
      await start(ofPyroscope(onOneMachine({ profiles }), profiles), '127.0.0.1:4040');
      const [push, query] = ['/push.v1.PusherService/Push', '/querier.v1.QuerierService/ProfileTypes'];
      expect(await status(push, 'write')).toBe(200);
      expect(await status(query, 'read')).toBe(200);
      expect(asked).toEqual([`POST ${push}`, `POST ${query}`]);
      expect(await status(push)).toBe(401);
      expect(await status(push, 'read')).toBe(400);
      expect(await status('/ingest', 'write')).toBe(400);
      expect(await status(query, 'write')).toBe(400);
      expect(asked).toHaveLength(2);
    });
  });
});
