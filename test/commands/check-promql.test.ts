import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'check-promql-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(args: readonly string[], input = '') {
  const command = ['run.mjs', 'commands/check-promql', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { input, encoding: 'utf8' });
  return { status, stdout: stdout.replaceAll(`${folder}/`, ''), stderr: stderr.replaceAll(`${folder}/`, '') };
}

function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const rule = (expr: string): string =>
  `groups:\n  - name: a\n    rules:\n      - alert: Down\n        expr: ${expr}\n`;

describe('npm run check-promql', () => {
  it('accepts a right file', () => {
    expect(run([file('right.yaml', rule('up == 0'))])).toEqual({
      status: 0,
      stdout: 'no problems\n',
      stderr: '',
    });
  });

  it('prints what is wrong where it stands', () => {
    expect(run([file('wrong.yaml', rule('upp == 0')), file('latin1.yaml', Buffer.from([0xe9]))])).toEqual({
      status: 1,
      stdout: [
        'latin1.yaml is not UTF-8',
        '    save it as UTF-8',
        'wrong.yaml:5:15 Down: unknown metric upp',
        '    upp == 0',
        '    ^^^ did you mean up?',
        '2 problems',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it('prints problems as data', () => {
    const { status, stdout } = run(['--json', join(folder, 'missing.yaml')]);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        check: 'rules/file',
        where: { file: 'missing.yaml' },
        message: 'cannot be read: ENOENT: no such file or directory',
        fix: 'name a file that you may read',
      },
    ]);
  });

  it('knows the labels that this repository gives its alerts', () => {
    expect(run([file('alerts.yaml', rule('ALERTS{severity="critical", team="ml"} > 0'))]).stdout).toBe(
      'no problems\n',
    );
  });

  it('leaves metrics out for a foreign file', () => {
    expect(run(['--types-only', file('foreign.yaml', rule('anything > 0'))]).status).toBe(0);
  });

  it('judges one expression per line, in order', () => {
    const { status, stdout } = run(['--expressions'], '"up"\nup\n"sum(up["\n"upp"');
    const verdicts = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(
      verdicts.map(({ ok, problems }) => [ok, problems.map(({ check }: { check: string }) => check)]),
    ).toEqual([
      [true, []],
      [false, ['promql/input']],
      [false, ['promql/syntax']],
      [false, ['promql/unknown-metric']],
    ]);
    expect(status).toBe(1);
  });

  it('judges syntax and types only when asked to', () => {
    expect(run(['--expressions', '--types-only'], '"upp"\n')).toEqual({
      status: 0,
      stdout: '{"ok":true,"problems":[]}\n',
      stderr: '',
    });
  });

  it.each([
    [[], 'FILE is missing (npm run check-promql -- --help shows how to call it)\n'],
    [
      ['--expressions', 'a.yaml'],
      '--expressions reads standard input, not files (npm run check-promql -- --help shows how to call it)\n',
    ],
  ])('refuses wrong usage: %j', (args, stderr) => {
    expect(run(args)).toEqual({ status: 2, stdout: '', stderr });
  });
});
