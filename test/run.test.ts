import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

describe('run.mjs', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'run-'));
    for (const file of ['package.json', 'package-lock.json', 'tsconfig.json'])
      writeFileSync(join(folder, file), '{}');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (text: string, program = resolve('run.mjs')) => {
    writeFileSync(join(folder, 'entry.ts'), text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'entry', 'one'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  it('runs an entry point, changed ones too', () => {
    expect(run('console.log(process.argv.slice(2))')).toEqual({
      status: 0,
      stdout: "[ 'one' ]\n",
      stderr: '',
    });
    expect(run('console.log("changed")').stdout).toBe('changed\n');
    expect(run('console.log("changed")').stdout).toBe('changed\n');
  });

  it('says what esbuild says of sources that make no bundle, and no more', () => {
    const { status, stdout, stderr } = run('const first = 1;\nconst second second;\n');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim()).toBe(`✘ [ERROR] Expected ";" but found "second"

    entry.ts:2:13:
      2 │ const second second;
        │              ~~~~~~
        ╵              ;`);
  });

  it('names the source of a declaration that throws', () => {
    const { status, stderr } = run('interface Unused {\n  one: 1;\n}\nexport const late = missing();\n');
    expect(status).toBe(1);
    expect(stderr).toContain('ReferenceError: missing is not defined\n');
    expect(stderr).toMatch(/ at .*\/entry\.ts:4:\d+\)?\n/);
    expect(stderr).not.toContain('.cjs');
  });

  it('asks for the packages when they are not there', () => {
    const copy = join(folder, 'run.mjs');
    copyFileSync('run.mjs', copy);
    expect(run('', copy)).toEqual({ status: 1, stdout: '', stderr: 'run npm ci first\n' });
  });
});
