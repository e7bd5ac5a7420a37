import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { loadEnvironments } from '#lib/environment/load';

const help = `Usage: npm run new-environment -- [OPTION...] NAME

Writes environments/NAME.yaml: a commented environment that synthesizes as it is.
NAME has lower-case letters, digits and "-".

  --help  print this

Exit status: 0 all is well, 1 there are problems, 2 called wrongly, 70 a bug.
`;

describe('npm run new-environment', () => {
  let site = '';
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(site, 'command.cjs'), ...args], {
      cwd: site,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  beforeAll(() => {
    site = mkdtempSync(join(tmpdir(), 'site-'));
    mkdirSync(join(site, 'environments'));
    buildSync({
      entryPoints: [resolve('commands/new-environment.ts')],
      outfile: join(site, 'command.cjs'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
    });
  });

  afterAll(() => rmSync(site, { recursive: true, force: true }));

  it('writes a file that loads, once', () => {
    expect(run('harbour')).toEqual({
      status: 0,
      stdout: 'wrote environments/harbour.yaml; go through it, then: npm run synth\n',
      stderr: '',
    });
    expect(readdirSync(join(site, 'environments'))).toEqual(['harbour.yaml']);
    expect(loadEnvironments(join(site, 'environments')).environments.map(({ name }) => name)).toEqual([
      'harbour',
    ]);
    const before = readFileSync(join(site, 'environments/harbour.yaml'), 'utf8');
    expect(run('harbour')).toEqual({
      status: 1,
      stdout: '',
      stderr: `environments/harbour.yaml exists already
    choose another name, or edit that file

1 problem
`,
    });
    expect(readFileSync(join(site, 'environments/harbour.yaml'), 'utf8')).toBe(before);
  });

  it.each(['Harbour', '../harbour', 'a_b', `a${'b'.repeat(63)}`, ''])('refuses the name "%s"', (name) => {
    expect(run(name)).toEqual({
      status: 1,
      stdout: '',
      stderr: `"${name}" is no name for an environment
    write lower-case letters, digits and "-", at most 63, beginning and ending with a letter or digit

1 problem
`,
    });
  });

  it('explains itself', () => {
    expect(run('--help')).toEqual({ status: 0, stdout: help, stderr: '' });
  });

  it.each([
    { args: [], told: 'NAME is missing' },
    { args: ['a', 'b'], told: 'unexpected argument "b"' },
    { args: ['--force', 'a'], told: 'unknown option --force' },
  ])('is called wrongly with $args', ({ args, told }) => {
    expect(run(...args)).toEqual({
      status: 2,
      stdout: '',
      stderr: `${told} (npm run new-environment -- --help shows how to call it)\n`,
    });
  });
});
