import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { declarations } from '#content';
import { type FlagProgram, flags } from '#lib/components/victoria-metrics/flags';
import type { Environment } from '#lib/environment/environment';
import { loadEnvironments } from '#lib/environment/load';
import { groupsFor } from '#lib/rules/evaluator';
import { renderRuleFile } from '#lib/rules/render';
import { resolveGroups } from '#lib/rules/resolve';
import { remoteWriteRequest } from '#measure/remote-write-request';
import {
  componentsOf,
  locally,
  otherTokens,
  singleNode,
  tieredNode,
} from '#test/lib/components/victoria-metrics';
import { withProgram } from '#test/programs';

const firstTokens = { READ_TOKEN: 'read', WRITE_TOKEN: 'write' };
const tokens = {
  ...firstTokens,
  OTHER_READ_TOKEN: 'other read',
  OTHER_WRITE_TOKEN: 'other write',
};

/** Every command line of the program in an environment, in a cluster and on one machine. */
function commandLines(program: FlagProgram, site: Environment): readonly (readonly string[])[] {
  const local: Environment = { ...site, output: { kind: 'processes', dataDirectory: 'data' } };
  return componentsOf(local)
    .flatMap(({ processes }) => processes)
    .filter((process) => process.program === program)
    .map((process) => process.arguments);
}

const sites = [
  { ...locally(), name: 'the example' },
  { ...locally(tieredNode), name: 'the example with tiers' },
  ...loadEnvironments('environments').environments,
];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'victoria-metrics-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes what the components write to dist. */
function write(site: Environment): void {
  for (const { path, text } of componentsOf(site).flatMap(({ files }) => files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const run = (path: string, args: readonly string[]) => {
  const { status, stdout } = spawnSync(path, args, {
    cwd: folder,
    env: { ...process.env, ...tokens },
    encoding: 'utf8',
  });
  return { status, stdout };
};

const programs = ['victoria-metrics', 'vmagent', 'vmauth', 'vmalert'] as const;

for (const program of programs) {
  withProgram(program, (path) => {
    // Flags are read before the version is printed.
    it.each(sites.filter((site) => commandLines(program, site).length > 0))(
      'takes the flags of $name',
      (site) => {
        for (const args of commandLines(program, site)) {
          expect(run(path, [...args, '-version'])).toMatchObject({ status: 0 });
        }
      },
    );

    it('has no flag that the table does not know', () => {
      const known = new Set(
        flags.filter(({ programs: owners }) => owners.includes(program)).map(({ name }) => name),
      );
      const printed = [...run(path, ['-help']).stdout.matchAll(/^ {2}-(\S+)/gm)].map(([, name = '']) => name);
      expect(printed.length).toBeGreaterThan(50);
      expect(printed.filter((name) => !known.has(name) && !onlyBefore.has(name))).toEqual([]);
    });

    it('does not start with a flag that the table does not know', () => {
      expect(run(path, ['-search.latencyOfset=5s', '-version'])).toMatchObject({ status: 2 });
    });
  });
}

/** What the older version at hand has, and the deployed one has not. */
const onlyBefore: ReadonlySet<string> = new Set(['fs.disableMmap']);

withProgram('vmauth', (path) => {
  it.each(sites)('reads the configuration of $name', (site) => {
    write(site);
    expect(run(path, ['-auth.config=config/vmauth.yaml', '-dryRun'])).toMatchObject({ status: 0 });
  });
});

withProgram('vmalert', (path) => {
  it.each(sites)('reads the rules that Prometheus cannot evaluate in $name', (site) => {
    const { recordings, alerts } = declarations();
    const groups = resolveGroups([...recordings, ...alerts], site);
    const files = groupsFor('vmalert', groups, site.prometheus.retention.time).map(renderRuleFile);
    for (const { path: file, text } of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    expect(files).not.toEqual([]);
    const rules = files.map((file) => `-rule=${file.path}`);
    expect(run(path, [...rules, '-dryRun'])).toMatchObject({ status: 0 });
  });
});

withProgram('victoria-metrics', (database) => {
  withProgram('vmauth', (front) => {
    let running: readonly ChildProcess[] = [];
    let address = '';

    /**
     * Starts both on free ports.
     * @returns gives vmauth the configuration of another site, and has it read that
     */
    async function start(site = locally(), variables: NodeJS.ProcessEnv = tokens) {
      const [storagePort, frontPort] = [await freePort(), await freePort()];
      const moved = (text: string) =>
        text
          .replaceAll('127.0.0.1:8428', `127.0.0.1:${storagePort}`)
          .replaceAll('127.0.0.1:8427', `127.0.0.1:${frontPort}`);
      const writeMoved = (other: Environment) => {
        write(other);
        for (const { path, text } of componentsOf(other).flatMap(({ files }) => files)) {
          writeFileSync(join(folder, path), moved(text));
        }
      };
      writeMoved(site);
      const launch = (path: string, program: FlagProgram) =>
        spawn(path, (commandLines(program, site)[0] ?? []).map(moved), {
          cwd: folder,
          env: { ...process.env, ...variables },
          stdio: 'ignore',
        });
      const vmauth = launch(front, 'vmauth');
      running = [launch(database, 'victoria-metrics'), vmauth];
      address = `http://127.0.0.1:${frontPort}`;
      await eventually(async () => (await fetch(`http://127.0.0.1:${storagePort}/health`)).ok);
      await eventually(async () => (await fetch(`${address}/health`)).ok);
      return (other: Environment): void => {
        writeMoved(other);
        vmauth.kill('SIGHUP');
      };
    }

    afterEach(async () => {
      for (const process of running) {
        const ended = once(process, 'exit');
        process.kill('SIGKILL');
        await ended;
      }
      running = [];
    });

    const send = (token: string) =>
      fetch(`${address}/insert/0/prometheus/api/v1/write`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}` },
        body: new Uint8Array(
          remoteWriteRequest([{ __name__: 'dwcp_answer' }]).at(new Date(Date.now() - 30_000), [42]),
        ),
      });

    const ask = (token: string, path = 'query?query=last_over_time(dwcp_answer[5m])') =>
      fetch(`${address}/select/0/prometheus/api/v1/${path}`, {
        headers: { Authorization: `Bearer ${token}` },
      });

    const metrics = async () => (await fetch(`${address}/metrics`)).text();

    it('takes samples from those who may write, and answers those who may read, and nobody else', async () => {
      await start();
      expect((await send('write')).status).toBe(204);
      await eventually(async () => (await (await ask('read')).text()).includes('"42"'));
      expect((await send('read')).status).toBe(400);
      expect((await send('guessed')).status).toBe(401);
      expect((await ask('write')).status).toBe(400);
      expect((await ask('guessed')).status).toBe(401);
      expect((await ask('read', 'label/__name__/values')).status).toBe(200);
      expect((await ask('read', 'admin/tsdb/delete_series?match[]=dwcp_answer')).status).toBe(400);
      expect((await ask('read', 'export?match[]=dwcp_answer')).status).toBe(400);
      expect((await send('other write')).status).toBe(401);
      expect((await ask('other read')).status).toBe(401);
    }, 60_000);

    describe('while tokens are changed', () => {
      const changing = locally({ ...singleNode, tokens: { ...singleNode.tokens, ...otherTokens } });

      it('lets in both tokens of those who write, and both of those who read, and nobody else', async () => {
        await start(changing);
        for (const token of ['write', 'other write']) {
          expect((await send(token)).status).toBe(204);
          expect((await ask(token)).status).toBe(400);
        }
        for (const token of ['read', 'other read']) {
          expect((await ask(token)).status).toBe(200);
          expect((await send(token)).status).toBe(400);
        }
        for (const token of ['guessed', 'other guessed', '%{OTHER_WRITE_TOKEN}']) {
          expect((await send(token)).status).toBe(401);
          expect((await ask(token)).status).toBe(401);
        }
      }, 60_000);

      it('counts those who still show the other token', async () => {
        await start(changing);
        await send('other write');
        expect(await metrics()).toContain('vmauth_user_requests_total{username="write, other"} 1\n');
        expect(await metrics()).toContain('vmauth_user_requests_total{username="write"} 0\n');
      }, 60_000);

      it('keeps its configuration while the new one is there, but the variables of its pod are not', async () => {
        const change = await start(locally(), firstTokens);
        expect((await send('write')).status).toBe(204);
        change(changing);
        await eventually(async () => (await metrics()).includes('vmauth_config_last_reload_successful 0\n'));
        expect((await send('write')).status).toBe(204);
        expect((await ask('read')).status).toBe(200);
        for (const token of ['other write', '', '%{OTHER_WRITE_TOKEN}']) {
          expect((await send(token)).status).toBe(401);
        }
      }, 60_000);
    });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const found = server.address();
  server.close();
  await once(server, 'close');
  if (found === null || typeof found === 'string') throw new Error('no port was given');
  return found.port;
}

/** Tries until it holds. @throws Error when it does not within 20 s */
async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    if (await holds().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come to hold');
}
