import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { compareTree, isUnchanged } from '#lib/output/compare-tree';
import { recover, writeTree } from '#lib/output/write-tree';
import { ProblemsError } from '#lib/problem';
import { systemError, watched } from './faulty-file-system';
import { temporaryDist } from './temporary-dist';
import { after, before } from './trees';

const here = temporaryDist();
const { is, beside, problemOf } = here;

describe('a tree that cannot be written', () => {
  it('is a file', () => {
    fs.writeFileSync(here.dist, 'mine');
    expect(problemOf(() => writeTree(here.dist, before))).toBe(
      'here/dist is a file, and must be a directory\n    move it away and run again',
    );
    expect(fs.readFileSync(here.dist, 'utf8')).toBe('mine');
  });

  it('is a symbolic link', () => {
    fs.mkdirSync(join(here.directory, 'elsewhere'));
    fs.symlinkSync('elsewhere', here.dist);
    expect(problemOf(() => writeTree(here.dist, before))).toBe(
      'here/dist is a symbolic link, where only generated files and directories may be\n    move it away and run again',
    );
    expect(beside()).toEqual(['dist', 'elsewhere']);
  });

  it('holds a symbolic link', () => {
    writeTree(here.dist, before);
    fs.symlinkSync('SUMMARY.md', join(here.dist, 'staging', 'link'));
    expect(problemOf(() => writeTree(here.dist, after))).toBe(
      'here/dist/staging/link is a symbolic link, where only generated files and directories may be\n    move it away and run again',
    );
  });

  it('has a file among the directories above it', () => {
    fs.writeFileSync(join(here.directory, 'file'), '');
    expect(problemOf(() => writeTree(join(here.directory, 'file', 'dist'), before))).toBe(
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
    writeTree(here.dist, before);
    const failing = watched((step, _, path) => {
      if (step === 'mkdirSync' && path.endsWith('.new')) throw systemError(code, 'mkdir', path);
    });
    expect(problemOf(() => writeTree(here.dist, after, undefined, failing))).toBe(
      `here/dist cannot be written, and is as it was: mkdir here/.dist.new: ${what}\n    ${fix}, then run again`,
    );
    expect([is(before), beside()]).toEqual([true, ['dist']]);
  });

  it('says so when it is a mount point, which cannot be renamed', () => {
    writeTree(here.dist, before);
    const mounted = watched((step, _, path) => {
      if (step === 'renameSync') throw systemError('EBUSY', 'rename', path);
    });
    expect(problemOf(() => writeTree(here.dist, after, undefined, mounted))).toBe(
      'here/dist cannot be written, and is as it was: rename here/dist: it is a mount point or in use\n    mount the directory above it instead: the whole directory is replaced by renaming, then run again',
    );
    expect([is(before), beside()]).toEqual([true, ['dist']]);
  });

  it('finds out before the renames that the old tree could not be removed after them', () => {
    writeTree(here.dist, before);
    const protectedDirectory = watched((step, _, path) => {
      if (step === 'accessSync' && path.endsWith('rules')) throw systemError('EACCES', 'access', path);
    });
    expect(problemOf(() => writeTree(here.dist, after, undefined, protectedDirectory))).toBe(
      'here/dist cannot be written, and is as it was: access here/dist/production/rules: permission denied\n    make it writable for the user who runs this, then run again',
    );
    expect([is(before), beside()]).toEqual([true, ['dist']]);
  });

  it('says where the old tree is when it can neither go on nor back, and goes on at the next start', () => {
    writeTree(here.dist, before);
    let renames = 0;
    const failing = watched((step, _, path) => {
      if (step === 'renameSync') renames += 1;
      if (step === 'renameSync' && renames > 1) throw systemError('EIO', 'rename', path);
    });
    expect(problemOf(() => writeTree(here.dist, after, undefined, failing))).toBe(
      'here/dist cannot be written; what it was is in here/.dist.old, and the next run finishes this one: rename here/.dist.new: the disk reports an error\n    check the disk, then run again',
    );
    recover(here.dist);
    expect([is(after), beside()]).toEqual([true, ['dist']]);
  });

  it.each(['ENOSPC', 'EACCES', 'EIO'])(
    'is what it was, or is written, whichever step fails with %s',
    (code) => {
      let outcome = { steps: 0, failed: true };
      for (let failingStep = 1; outcome.failed; failingStep += 1) {
        fs.rmSync(here.dist, { recursive: true, force: true });
        writeTree(here.dist, before);
        outcome = { steps: failingStep, failed: false };
        const failing = watched((step, call, path) => {
          if (call !== failingStep) return;
          outcome = { steps: failingStep, failed: true };
          throw systemError(code, step, path);
        });
        try {
          writeTree(here.dist, after, undefined, failing);
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemsError);
        }
        expect([failingStep, is(before) || is(after)]).toEqual([failingStep, true]);
        // The process of a failed run ends, this one goes on: a lock that could not be removed would be its own.
        fs.rmSync(join(here.directory, '.dist.lock'), { force: true });
        recover(here.dist);
        expect([failingStep, is(before) || is(after), beside()]).toEqual([failingStep, true, ['dist']]);
      }
      expect(outcome.steps).toBeGreaterThan(20);
    },
  );
});

describe('a disk that is full', () => {
  it('leaves the tree as it was', () => {
    fs.mkdirSync(join(here.directory, 'small'));
    if (!mountSmallDisk(join(here.directory, 'small'))) return injectFullDisk();
    try {
      const dist = join(here.directory, 'small', 'dist');
      writeTree(dist, before);
      const large = new Map([...after, ['local/large', 'x'.repeat(200_000)]]);
      expect(problemOf(() => writeTree(dist, large))).toBe(
        'here/small/dist cannot be written, and is as it was: write here/small/dist: the disk is full\n    free some space on its file system, then run again',
      );
      expect([isUnchanged(compareTree(dist, before)), fs.readdirSync(join(here.directory, 'small'))]).toEqual(
        [true, ['dist']],
      );
      expect(isUnchanged(writeTree(dist, after))).toBe(false);
    } finally {
      execFileSync('umount', [join(here.directory, 'small')]);
    }
  });

  /** Where mounting is not allowed, the write that fails is one that we let fail. */
  function injectFullDisk(): void {
    writeTree(here.dist, before);
    const full = watched((step) => {
      if (step === 'writeFileSync') throw Object.assign(new Error(), { code: 'ENOSPC', syscall: 'write' });
    });
    expect(problemOf(() => writeTree(here.dist, after, undefined, full))).toBe(
      'here/dist cannot be written, and is as it was: write here/dist: the disk is full\n    free some space on its file system, then run again',
    );
    expect([is(before), beside()]).toEqual([true, ['dist', 'small']]);
  }

  function mountSmallDisk(path: string): boolean {
    return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path]).status === 0;
  }
});
