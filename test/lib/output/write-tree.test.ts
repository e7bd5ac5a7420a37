import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareTree, filesBelow, isUnchanged, type Tree } from '#lib/output/compare-tree';
import { realFileSystem } from '#lib/output/file-system';
import { recover, writeTree } from '#lib/output/write-tree';
import { ProblemsError } from '#lib/problem';
import { systemError, watched } from './faulty-file-system';
import { after, before } from './trees';

let directory = '';
let dist = '';

beforeEach(() => {
  directory = fs.mkdtempSync(join(tmpdir(), 'write-tree-'));
  dist = join(directory, 'dist');
});

afterEach(() => fs.rmSync(directory, { recursive: true }));

const is = (files: Tree) => isUnchanged(compareTree(dist, files));
const beside = () => fs.readdirSync(directory).sort();
const times = (path: string) => fs.statSync(join(dist, path)).mtimeMs;

function makeOld(path: string): void {
  fs.utimesSync(join(dist, path), 1_000_000, 1_000_000);
}

function problemOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ProblemsError) return error.message.replaceAll(directory, 'here');
    throw error;
  }
  throw new Error('there was no problem');
}

describe('writing a tree', () => {
  it('makes a directory that did not exist, and says what it did', () => {
    expect(writeTree(dist, before)).toEqual({ changed: [], added: [...before.keys()].sort(), removed: [] });
    expect(is(before)).toBe(true);
    expect(beside()).toEqual(['dist']);
  });

  it('makes the directories above it', () => {
    dist = join(directory, 'deep', 'down', 'dist');
    writeTree(dist, before);
    expect(is(before)).toBe(true);
  });

  it('replaces the whole tree', () => {
    writeTree(dist, before);
    expect(writeTree(dist, after)).toEqual({
      changed: ['production/rules/consensus.yaml'],
      added: ['local/config/prometheus.yaml'],
      removed: ['staging/SUMMARY.md'],
    });
    expect(is(after)).toBe(true);
    expect(fs.readdirSync(dist).sort()).toEqual(['local', 'production']);
    expect(beside()).toEqual(['dist']);
  });

  it('touches nothing when nothing changes', () => {
    writeTree(dist, before);
    makeOld('production/rules');
    const inode = fs.statSync(dist).ino;
    const untouchable = watched((step, _, path) => {
      throw systemError('EROFS', step, path);
    });
    expect(writeTree(dist, before, undefined, untouchable)).toEqual({ changed: [], added: [], removed: [] });
    expect([fs.statSync(dist).ino, times('production/rules')]).toEqual([inode, 1_000_000_000]);
  });

  it('keeps the times of files that stay the same', () => {
    writeTree(dist, before);
    makeOld('production/SUMMARY.md');
    writeTree(dist, after);
    expect(times('production/SUMMARY.md')).toBe(1_000_000_000);
  });

  it('copies files that stay the same where there are no hard links', () => {
    writeTree(dist, before);
    const withoutLinks = watched((step, _, path) => {
      if (step === 'linkSync') throw systemError('EPERM', 'link', path);
    });
    writeTree(dist, after, undefined, withoutLinks);
    expect(is(after)).toBe(true);
  });

  it('replaces one part and leaves the others', () => {
    writeTree(dist, before);
    fs.writeFileSync(join(dist, 'README'), 'ours\n');
    const production = new Map([['production/SUMMARY.md', '# new\n']]);
    expect(writeTree(dist, production, ['production'])).toEqual({
      changed: ['production/SUMMARY.md'],
      added: [],
      removed: ['production/rules/consensus.yaml'],
    });
    expect(filesBelow(dist, realFileSystem)).toEqual([
      'README',
      'production/SUMMARY.md',
      'staging/SUMMARY.md',
    ]);
  });

  it.each([0o000, 0o077, 0o777])('gives the same permissions under umask %i', (umask) => {
    const usual = process.umask(umask);
    try {
      writeTree(dist, before);
    } finally {
      process.umask(usual);
    }
    const modes = ['', 'production', 'production/rules', 'production/rules/consensus.yaml'].map((path) =>
      (fs.statSync(join(dist, path)).mode & 0o7777).toString(8),
    );
    expect(modes).toEqual(['755', '755', '755', '644']);
  });

  it.each([
    [['../x'], undefined, '../x is no path below a root'],
    [['/etc/x'], undefined, '/etc/x is no path below a root'],
    [['a//b'], undefined, 'a//b is no path below a root'],
    [['a', 'a/b'], undefined, 'a is a file, and a directory of a/b'],
    [['b/c'], ['a'], 'b/c is in none of the parts that are written: a'],
  ])('refuses %j within %j', (paths, parts, message) => {
    expect(() => writeTree(dist, new Map(paths.map((path) => [path, ''])), parts)).toThrow(
      new RangeError(message),
    );
  });
});

describe('a tree that cannot be written', () => {
  it('is a file', () => {
    fs.writeFileSync(dist, 'mine');
    expect(problemOf(() => writeTree(dist, before))).toBe(
      'here/dist is no directory and no regular file, where only generated ones may be\n    move it away and run again',
    );
    expect(fs.readFileSync(dist, 'utf8')).toBe('mine');
  });

  it('is a symbolic link', () => {
    fs.mkdirSync(join(directory, 'elsewhere'));
    fs.symlinkSync('elsewhere', dist);
    expect(problemOf(() => writeTree(dist, before))).toBe(
      'here/dist is a symbolic link, where only generated files and directories may be\n    move it away and run again',
    );
    expect(beside()).toEqual(['dist', 'elsewhere']);
  });

  it('holds a symbolic link', () => {
    writeTree(dist, before);
    fs.symlinkSync('SUMMARY.md', join(dist, 'staging', 'link'));
    expect(problemOf(() => writeTree(dist, after))).toBe(
      'here/dist/staging/link is a symbolic link, where only generated files and directories may be\n    move it away and run again',
    );
  });

  it('has a file among the directories above it', () => {
    fs.writeFileSync(join(directory, 'file'), '');
    dist = join(directory, 'file', 'dist');
    expect(problemOf(() => writeTree(dist, before))).toBe(
      'here/file/dist cannot be written, and is as it was: lstat here/file/.dist.new: a directory on its path is a file\n    move that file away, then run again',
    );
  });

  it('holds the working directory', () => {
    expect(problemOf(() => writeTree('.', before, ['production', 'staging']))).toBe(
      '. is or holds the directory that this runs in, and would be replaced as a whole\n    name a directory that holds nothing but generated files',
    );
  });

  it.each([
    ['EACCES', 'permission denied', 'make it writable for the user who runs this'],
    ['EROFS', 'the file system is read-only', 'mount it writable, or run in a writable checkout'],
    ['ENOSPC', 'the disk is full', 'free some space on its file system'],
    ['EDQUOT', 'the disk quota is used up', 'free some space of this user'],
    ['EWHATEVER', 'EWHATEVER', 'see errno(3) for what that means'],
  ])('says so after %s', (code, what, fix) => {
    writeTree(dist, before);
    const failing = watched((step, _, path) => {
      if (step === 'mkdirSync' && path.endsWith('.new')) throw systemError(code, 'mkdir', path);
    });
    expect(problemOf(() => writeTree(dist, after, undefined, failing))).toBe(
      `here/dist cannot be written, and is as it was: mkdir here/.dist.new: ${what}\n    ${fix}, then run again`,
    );
    expect([is(before), beside()]).toEqual([true, ['dist']]);
  });

  it('says so when it is a mount point, which cannot be renamed', () => {
    writeTree(dist, before);
    const mounted = watched((step, _, path) => {
      if (step === 'renameSync') throw systemError('EBUSY', 'rename', path);
    });
    expect(problemOf(() => writeTree(dist, after, undefined, mounted))).toBe(
      'here/dist cannot be written, and is as it was: rename here/dist: it is a mount point or in use\n    mount the directory above it instead: the whole directory is replaced by renaming, then run again',
    );
    expect([is(before), beside()]).toEqual([true, ['dist']]);
  });

  it('finds out before the renames that the old tree could not be removed after them', () => {
    writeTree(dist, before);
    const protectedDirectory = watched((step, _, path) => {
      if (step === 'accessSync' && path.endsWith('rules')) throw systemError('EACCES', 'access', path);
    });
    expect(problemOf(() => writeTree(dist, after, undefined, protectedDirectory))).toBe(
      'here/dist cannot be written, and is as it was: access here/dist/production/rules: permission denied\n    make it writable for the user who runs this, then run again',
    );
    expect([is(before), beside()]).toEqual([true, ['dist']]);
  });

  it('says where the old tree is when it can neither go on nor back, and goes on at the next start', () => {
    writeTree(dist, before);
    let renames = 0;
    const failing = watched((step, _, path) => {
      if (step === 'renameSync') renames += 1;
      if (step === 'renameSync' && renames > 1) throw systemError('EIO', 'rename', path);
    });
    expect(problemOf(() => writeTree(dist, after, undefined, failing))).toBe(
      'here/dist cannot be written; what it was is in here/.dist.old, and the next run finishes this one: rename here/.dist.new: the disk reports an error\n    check the disk, then run again',
    );
    recover(dist);
    expect([is(after), beside()]).toEqual([true, ['dist']]);
  });

  it.each(['ENOSPC', 'EACCES', 'EIO'])(
    'is what it was, or is written, whichever step fails with %s',
    (code) => {
      let outcome = { steps: 0, failed: true };
      for (let failingStep = 1; outcome.failed; failingStep += 1) {
        fs.rmSync(dist, { recursive: true, force: true });
        writeTree(dist, before);
        outcome = { steps: failingStep, failed: false };
        const failing = watched((step, call, path) => {
          if (call !== failingStep) return;
          outcome = { steps: failingStep, failed: true };
          throw systemError(code, step, path);
        });
        try {
          writeTree(dist, after, undefined, failing);
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemsError);
        }
        expect([failingStep, is(before) || is(after)]).toEqual([failingStep, true]);
        // The process of a failed run ends, this one goes on: a lock that could not be removed would be its own.
        fs.rmSync(join(directory, '.dist.lock'), { force: true });
        recover(dist);
        expect([failingStep, is(before) || is(after), beside()]).toEqual([failingStep, true, ['dist']]);
      }
      expect(outcome.steps).toBeGreaterThan(20);
    },
  );
});

describe('a disk that is full', () => {
  it('leaves the tree as it was', () => {
    fs.mkdirSync(join(directory, 'small'));
    if (!mountSmallDisk(join(directory, 'small'))) return injectFullDisk();
    try {
      dist = join(directory, 'small', 'dist');
      writeTree(dist, before);
      const large = new Map([...after, ['local/large', 'x'.repeat(200_000)]]);
      expect(problemOf(() => writeTree(dist, large))).toBe(
        'here/small/dist cannot be written, and is as it was: write here/small/dist: the disk is full\n    free some space on its file system, then run again',
      );
      expect([is(before), fs.readdirSync(join(directory, 'small'))]).toEqual([true, ['dist']]);
      expect(isUnchanged(writeTree(dist, after))).toBe(false);
    } finally {
      execFileSync('umount', [join(directory, 'small')]);
    }
  });

  /** Where mounting is not allowed, the write that fails is one that we let fail. */
  function injectFullDisk(): void {
    writeTree(dist, before);
    const full = watched((step) => {
      if (step === 'writeFileSync') throw Object.assign(new Error(), { code: 'ENOSPC', syscall: 'write' });
    });
    expect(problemOf(() => writeTree(dist, after, undefined, full))).toBe(
      'here/dist cannot be written, and is as it was: write here/dist: the disk is full\n    free some space on its file system, then run again',
    );
    expect([is(before), beside()]).toEqual([true, ['dist', 'small']]);
  }

  function mountSmallDisk(path: string): boolean {
    return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path]).status === 0;
  }
});

describe('what an interrupted run leaves', () => {
  const put = (name: string, files: Tree) => writeTree(join(directory, name), files);

  it('is removed when the new tree was not complete', () => {
    put('dist', before);
    put('.dist.new', after);
    recover(dist);
    expect([is(before), beside()]).toEqual([true, ['dist']]);
  });

  it('is removed when there was no tree before', () => {
    put('.dist.new', after);
    recover(dist);
    expect(beside()).toEqual([]);
  });

  it('is finished between the two renames', () => {
    put('.dist.old', before);
    put('.dist.new', after);
    recover(dist);
    expect([is(after), beside()]).toEqual([true, ['dist']]);
  });

  it('is finished while the old tree was being removed', () => {
    put('dist', after);
    put('.dist.old', before);
    recover(dist);
    expect([is(after), beside()]).toEqual([true, ['dist']]);
  });

  it('is undone when somebody removed the new tree', () => {
    put('.dist.old', before);
    recover(dist);
    expect([is(before), beside()]).toEqual([true, ['dist']]);
  });

  it('is asked about when somebody made a new tree between the renames', () => {
    put('dist', before);
    put('.dist.old', before);
    put('.dist.new', after);
    expect(problemOf(() => recover(dist))).toBe(
      'here/dist was made again after a run was killed: here/.dist.old is what it was before that run, here/.dist.new what that run wrote\n    remove here/.dist.old and here/.dist.new, after saving what you need of them',
    );
    expect(beside()).toEqual(['.dist.new', '.dist.old', 'dist']);
  });

  it('is nothing after a run that ended', () => {
    put('dist', before);
    recover(dist);
    expect([is(before), beside()]).toEqual([true, ['dist']]);
  });
});

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
      fs.rmSync(dist, { recursive: true, force: true });
      writeTree(dist, before);
      ({ signal } = spawnSync(process.execPath, [writer, dist, 'kill', String(step)]));
      seen.add(beside().join(' '));
      recover(dist);
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
    writeTree(dist, before);
    const first = spawn(process.execPath, [writer, dist, 'hold'], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(first.stdout, 'data');
    const second = spawnSync(process.execPath, [writer, dist, 'write'], { encoding: 'utf8' });
    first.stdin.end();
    await once(first, 'exit');
    expect(second.status).toBe(1);
    expect(second.stdout.replaceAll(directory, 'here').replace(/ on .*Z\n/, ' on HOST since WHEN\n')).toBe(
      `here/dist is being written by process ${first.pid} on HOST since WHEN\n    wait for that run and start again; if it is certainly gone, remove here/.dist.lock*\n`,
    );
    expect([first.exitCode, is(after), beside()]).toEqual([0, true, ['dist']]);
  }, 30_000);

  it('leave a whole tree when many start together', async () => {
    writeTree(dist, before);
    const runs = Array.from({ length: 4 }, () =>
      spawn(process.execPath, [writer, dist, 'write'], { stdio: 'ignore' }),
    );
    const codes = (await Promise.all(runs.map((run) => once(run, 'exit')))).map(([code]) => code);
    expect(codes).toContain(0);
    expect([is(after), beside()]).toEqual([true, ['dist']]);
  }, 30_000);
});
