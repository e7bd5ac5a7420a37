import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recover, writeTree } from '#lib/output/write-tree';
import { temporaryDist } from './temporary-dist';
import { after, before } from './trees';

const here = temporaryDist();
const { is, beside } = here;

describe('runs in processes of their own', () => {
  let writer = '';

  beforeAll(() => {
    writer = join(fs.mkdtempSync(join(tmpdir(), 'writer-')), 'writer.cjs');
    // esbuild does not run inside a test's realm.
    execFileSync('node_modules/.bin/esbuild', [
      'test/lib/output/writer.ts',
      '--bundle',
      '--platform=node',
      '--target=node20',
      `--outfile=${writer}`,
      '--log-level=error',
    ]);
  });

  afterAll(() => fs.rmSync(join(writer, '..'), { recursive: true }));

  it('leave the old or the new tree, whenever they are killed', () => {
    const seen = new Set<string>();
    let signal: NodeJS.Signals | null = 'SIGKILL';
    for (let step = 1; signal === 'SIGKILL'; step += 1) {
      fs.rmSync(here.dist, { recursive: true, force: true });
      writeTree(here.dist, before);
      ({ signal } = spawnSync(process.execPath, [writer, here.dist, 'kill', String(step)]));
      seen.add(beside().join(' '));
      recover(here.dist);
      expect([step, is(before) || is(after), beside()]).toEqual([step, true, ['dist']]);
    }
    expect([is(after), [...seen].sort()]).toEqual([
      true,
      [
        '.dist.lock .dist.new .dist.old',
        '.dist.lock .dist.new dist',
        '.dist.lock .dist.old dist',
        '.dist.lock dist',
        'dist',
      ],
    ]);
  }, 120_000);

  it('do not write at the same time', async () => {
    writeTree(here.dist, before);
    const first = spawn(process.execPath, [writer, here.dist, 'hold'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(first.stdout, 'data');
    const second = spawnSync(process.execPath, [writer, here.dist, 'write'], { encoding: 'utf8' });
    first.stdin.end();
    await once(first, 'exit');
    expect(second.status).toBe(1);
    expect(
      second.stdout.replaceAll(here.directory, 'here').replace(/ on .*Z\n/, ' on HOST since WHEN\n'),
    ).toBe(
      `here/dist is being written by process ${first.pid} on HOST since WHEN\n    wait for that run and start again; if it is certainly gone, remove here/.dist.lock*\n`,
    );
    expect([first.exitCode, is(after), beside()]).toEqual([0, true, ['dist']]);
  }, 30_000);

  it('leave a whole tree when many start together after one was killed', async () => {
    writeTree(here.dist, before);
    spawnSync(process.execPath, [writer, here.dist, 'kill', '6']);
    expect(beside()).toEqual(['.dist.lock', '.dist.new', 'dist']);
    const runs = Array.from({ length: 4 }, () =>
      spawn(process.execPath, [writer, here.dist, 'write'], { stdio: 'ignore' }),
    );
    const codes = (await Promise.all(runs.map((run) => once(run, 'exit')))).map(([code]) => code);
    expect(codes).toContain(0);
    expect([is(after), beside()]).toEqual([true, ['dist']]);
  }, 30_000);
});
