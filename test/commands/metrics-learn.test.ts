import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const page = '# HELP level Level\n# TYPE level gauge\nlevel{tank="a"} 1\n';
const written = `{
  "job": "node-exporter",
  "families": [
    {"name":"level","type":"gauge","unit":"none","labels":["tank"],"series":1,"help":"Level"}
  ]
}
`;

let folder = '';
let server: Server;
let url = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'metrics-learn-'));
  buildSync({
    entryPoints: ['commands/metrics-learn.ts'],
    outfile: join(folder, 'learn.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
  });
  server = createServer((_, response) => response.end(page));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address !== null && typeof address === 'object') url = `http://127.0.0.1:${address.port}/metrics`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => rmSync(join(folder, 'metrics'), { recursive: true, force: true }));

/** Runs the command in a folder of its own. */
function learn(
  ...args: readonly string[]
): Promise<{ status: number | null; output: string; error: string }> {
  const child = spawn(process.execPath, [join(folder, 'learn.cjs'), ...args], { cwd: folder });
  let output = '';
  let error = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    error += chunk;
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, output, error })));
}

describe('npm run metrics:learn', () => {
  it('writes the file of the job, and the same again', async () => {
    for (const added of [1, 0]) {
      expect(await learn('--job', 'node-exporter', '--url', url)).toEqual({
        status: 0,
        output: `metrics/exporters/node-exporter.json: knows 1, new ${added}\n`,
        error: '',
      });
      expect(readFileSync(join(folder, 'metrics/exporters/node-exporter.json'), 'utf8')).toBe(written);
    }
    expect(readdirSync(join(folder, 'metrics/exporters'))).toEqual(['node-exporter.json']);
  });

  it('leaves the file as it was when the page contradicts it', async () => {
    mkdirSync(join(folder, 'metrics/exporters'), { recursive: true });
    const before = written.replace('gauge', 'counter');
    writeFileSync(join(folder, 'metrics/exporters/node-exporter.json'), before);
    expect(await learn('--job', 'node-exporter', '--url', url)).toEqual({
      status: 1,
      output: '',
      error: `${url} level: is a gauge, and was a counter when it was learned before\n    scrape the right program, or remove the family from the file when the program has changed\n\n1 problem\n`,
    });
    expect(readFileSync(join(folder, 'metrics/exporters/node-exporter.json'), 'utf8')).toBe(before);
  });

  it.each([
    [[], '--job NAME is missing'],
    [['--job', 'node-exporter'], '--url URL is missing'],
    [
      ['--job', 'nod-exporter', '--url', 'http://127.0.0.1/'],
      'no scrape job is called "nod-exporter"; did you mean node-exporter?',
    ],
    [
      ['--job', 'node-exporter', '--url', 'file:///etc/hosts'],
      '--url "file:///etc/hosts" is no http or https address',
    ],
  ])('called with %j, says what is wrong', async (args, message) => {
    expect(await learn(...args)).toEqual({
      status: 2,
      output: '',
      error: `${message} (npm run metrics:learn -- --help shows how to call it)\n`,
    });
  });

  it('says how it is called', async () => {
    const { status, output } = await learn('--help');
    expect([status, output.split('\n')[0]]).toEqual([0, 'Usage: npm run metrics:learn -- [OPTION...]']);
  });
});
