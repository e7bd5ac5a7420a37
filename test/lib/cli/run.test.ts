import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Main, statusOf } from '#lib/cli/run';
import { UsageError } from '#lib/cli/usage-error';
import { ProblemsError } from '#lib/problem';

async function outcome(main: Main): Promise<readonly [status: number, errors: string]> {
  let errors = '';
  const status = await statusOf('npm run synth --', main, [], (text) => {
    errors += text;
  });
  return [status, errors];
}

const problem = {
  check: 'test',
  where: { file: 'a.yaml', line: 1 },
  message: 'is wrong',
  fix: 'put it right',
};

describe('the end of a command', () => {
  it('is good and silent when it throws nothing', async () => {
    expect(await outcome(() => undefined)).toEqual([0, '']);
  });

  it('lists every problem, those of one way out together, and counts them', async () => {
    expect(
      await outcome(async () => {
        throw new ProblemsError([problem, { ...problem, where: { file: 'b.yaml' } }]);
      }),
    ).toEqual([1, 'a.yaml:1 is wrong\nb.yaml is wrong\n    put it right\n\n2 problems\n']);
  });

  it('is one line when it was called wrongly', async () => {
    expect(
      await outcome(() => {
        throw new UsageError('unknown option --chek; did you mean --check?');
      }),
    ).toEqual([
      2,
      'unknown option --chek; did you mean --check? (npm run synth -- --help shows how to call it)\n',
    ]);
  });

  it('shows where it happened when it is a bug', async () => {
    const [status, errors] = await outcome(() => {
      throw new TypeError('x is undefined');
    });
    expect(status).toBe(70);
    expect(errors).toMatch(/^TypeError: x is undefined\n {4}at .*run\.test\.ts:/);
    expect(errors).toMatch(
      /\n\nThis is a bug in the stack, not in an environment file\..*\n.*npm run typecheck.*\n$/,
    );
  });

  it('can be anything that is thrown', async () => {
    expect((await outcome(() => Promise.reject('no reason')))[1]).toMatch(/^no reason\n/);
  });
});

describe('a process that runs a command', () => {
  let program = '';

  beforeAll(() => {
    program = join(fs.mkdtempSync(join(tmpdir(), 'printer-')), 'printer.cjs');
    // esbuild does not run inside a test's realm.
    execFileSync('node_modules/.bin/esbuild', [
      'test/lib/cli/printer.ts',
      '--bundle',
      '--platform=node',
      '--target=node20',
      `--outfile=${program}`,
      '--log-level=error',
    ]);
  });

  afterAll(() => fs.rmSync(join(program, '..'), { recursive: true }));

  const shell = (script: string) =>
    spawnSync('bash', ['-o', 'pipefail', '-c', script, program], { encoding: 'utf8' });

  it('writes everything before it ends, also into a slow pipe', () => {
    const { stdout, status } = shell('node "$0" 1000000 | (sleep 0.3; wc -c)');
    expect([stdout.trim(), status]).toEqual(['1000000', 0]);
  });

  it('does not mind when its reader goes away', () => {
    const { stdout, stderr, status } = shell('node "$0" 1000000 | head -c 3');
    expect([stdout, stderr, status]).toEqual(['xxx', '', 0]);
  });

  it('ends although something still waits', () => {
    expect(shell('node "$0" 0 waiting').status).toBe(0);
  });

  it('ends with the status of what was thrown', () => {
    const { stderr, status } = shell('node "$0" none');
    expect([stderr, status]).toEqual(['none is no number (printer --help shows how to call it)\n', 2]);
  });
});
