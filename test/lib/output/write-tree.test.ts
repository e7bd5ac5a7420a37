import fs from 'node:fs';
import { join } from 'node:path';
import { compareTree, filesBelow, isUnchanged } from '#lib/output/compare-tree';
import { realFileSystem } from '#lib/output/file-system';
import { writeTree } from '#lib/output/write-tree';
import { systemError, watched } from './faulty-file-system';
import { temporaryDist } from './temporary-dist';
import { after, before } from './trees';

const here = temporaryDist();
const { is, beside } = here;

const times = (path: string) => fs.statSync(join(here.dist, path)).mtimeMs;

function makeOld(path: string): void {
  fs.utimesSync(join(here.dist, path), 1_000_000, 1_000_000);
}

describe('writing a tree', () => {
  it('makes a directory that did not exist, and says what it did', () => {
    expect(writeTree(here.dist, before)).toEqual({
      changed: [],
      added: [...before.keys()].sort(),
      removed: [],
    });
    expect(is(before)).toBe(true);
    expect(beside()).toEqual(['dist']);
  });

  it('makes the directories above it', () => {
    const deep = join(here.directory, 'deep', 'down', 'dist');
    writeTree(deep, before);
    expect(isUnchanged(compareTree(deep, before))).toBe(true);
  });

  it('replaces the whole tree', () => {
    writeTree(here.dist, before);
    expect(writeTree(here.dist, after)).toEqual({
      changed: ['production/rules/consensus.yaml'],
      added: ['local/config/prometheus.yaml'],
      removed: ['staging/SUMMARY.md'],
    });
    expect(is(after)).toBe(true);
    expect(fs.readdirSync(here.dist).sort()).toEqual(['local', 'production']);
    expect(beside()).toEqual(['dist']);
  });

  it('touches nothing when nothing changes', () => {
    writeTree(here.dist, before);
    makeOld('production/rules');
    const inode = fs.statSync(here.dist).ino;
    const untouchable = watched((step, _, path) => {
      throw systemError('EROFS', step, path);
    });
    expect(writeTree(here.dist, before, undefined, untouchable)).toEqual({
      changed: [],
      added: [],
      removed: [],
    });
    expect([fs.statSync(here.dist).ino, times('production/rules')]).toEqual([inode, 1_000_000_000]);
  });

  it('keeps the times of files that stay the same', () => {
    writeTree(here.dist, before);
    makeOld('production/SUMMARY.md');
    writeTree(here.dist, after);
    expect(times('production/SUMMARY.md')).toBe(1_000_000_000);
  });

  it('copies files that stay the same where there are no hard links', () => {
    writeTree(here.dist, before);
    const withoutLinks = watched((step, _, path) => {
      if (step === 'linkSync') throw systemError('EPERM', 'link', path);
    });
    writeTree(here.dist, after, undefined, withoutLinks);
    expect(is(after)).toBe(true);
  });

  it('syncs the new tree before the renames, and each rename before the next step', () => {
    writeTree(here.dist, before);
    const steps: string[] = [];
    writeTree(
      here.dist,
      after,
      undefined,
      watched((step) => {
        if (step === 'fsyncSync' || step === 'renameSync' || step === 'rmSync') steps.push(step);
      }),
    );
    const firstRename = steps.indexOf('renameSync');
    // Two files and the directories: the root, production, production/rules, local, local/config.
    expect(steps.slice(0, firstRename)).toEqual(Array.from({ length: 7 }, () => 'fsyncSync'));
    expect(steps.slice(firstRename)).toEqual([
      'renameSync',
      'fsyncSync',
      'renameSync',
      'fsyncSync',
      'rmSync',
      'rmSync',
    ]);
  });

  it('replaces one part and leaves the others', () => {
    writeTree(here.dist, before);
    fs.writeFileSync(join(here.dist, 'README'), 'ours\n');
    const production = new Map([['production/SUMMARY.md', '# new\n']]);
    expect(writeTree(here.dist, production, ['production'])).toEqual({
      changed: ['production/SUMMARY.md'],
      added: [],
      removed: ['production/rules/consensus.yaml'],
    });
    expect(filesBelow(here.dist, realFileSystem)).toEqual([
      'README',
      'production/SUMMARY.md',
      'staging/SUMMARY.md',
    ]);
  });

  it.each([0o000, 0o077, 0o777])('gives the same permissions under umask %i', (umask) => {
    const usual = process.umask(umask);
    try {
      writeTree(here.dist, before);
    } finally {
      process.umask(usual);
    }
    const modes = ['', 'production', 'production/rules', 'production/rules/consensus.yaml'].map((path) =>
      (fs.statSync(join(here.dist, path)).mode & 0o7777).toString(8),
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
    expect(() => writeTree(here.dist, new Map(paths.map((path) => [path, ''])), parts)).toThrow(
      new RangeError(message),
    );
  });
});
