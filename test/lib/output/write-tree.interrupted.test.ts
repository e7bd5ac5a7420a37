import fs from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '#lib/output/compare-tree';
import { recover, writeTree } from '#lib/output/write-tree';
import { ProblemsError } from '#lib/problem';
import { systemError, watched } from './faulty-file-system';
import { temporaryDist } from './temporary-dist';
import { after, before } from './trees';

const here = temporaryDist();
const { is, beside, problemOf } = here;

describe('what an interrupted run leaves', () => {
  const put = (name: string, files: Tree) => writeTree(join(here.directory, name), files);

  it('is removed when the new tree was not complete', () => {
    put('dist', before);
    put('.dist.new', after);
    recover(here.dist);
    expect([is(before), beside()]).toEqual([true, ['dist']]);
  });

  it('is removed when there was no tree before', () => {
    put('.dist.new', after);
    recover(here.dist);
    expect(beside()).toEqual([]);
  });

  it('is finished between the two renames', () => {
    put('.dist.old', before);
    put('.dist.new', after);
    recover(here.dist);
    expect([is(after), beside()]).toEqual([true, ['dist']]);
  });

  it('is finished while the old tree was being removed', () => {
    put('dist', after);
    put('.dist.old', before);
    recover(here.dist);
    expect([is(after), beside()]).toEqual([true, ['dist']]);
  });

  it('is undone when somebody removed the new tree', () => {
    put('.dist.old', before);
    recover(here.dist);
    expect([is(before), beside()]).toEqual([true, ['dist']]);
  });

  it('is asked about when somebody made a new tree between the renames', () => {
    put('dist', before);
    put('.dist.old', before);
    put('.dist.new', after);
    expect(problemOf(() => recover(here.dist))).toBe(
      'here/dist was made again after a run was killed: here/.dist.old is what it was before that run, here/.dist.new what that run wrote\n    remove here/.dist.old and here/.dist.new, after saving what you need of them',
    );
    expect(beside()).toEqual(['.dist.new', '.dist.old', 'dist']);
  });

  it.each([
    ['before', { dist: before, '.dist.new': after }],
    ['after', { '.dist.old': before, '.dist.new': after }],
    ['after', { dist: after, '.dist.old': before }],
    ['before', { '.dist.old': before }],
  ])('is the tree %s even when bringing it to an end is interrupted: %j', (tree, state) => {
    let isInterrupted = true;
    for (let failingStep = 1; isInterrupted; failingStep += 1) {
      for (const name of beside()) fs.rmSync(join(here.directory, name), { recursive: true });
      for (const [name, files] of Object.entries(state)) put(name, files);
      isInterrupted = false;
      const failing = watched((step, call, path) => {
        if (call !== failingStep) return;
        isInterrupted = true;
        throw systemError('EIO', step, path);
      });
      try {
        recover(here.dist, failing);
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemsError);
      }
      fs.rmSync(join(here.directory, '.dist.lock'), { force: true });
      recover(here.dist);
      expect([failingStep, is(tree === 'before' ? before : after), beside()]).toEqual([
        failingStep,
        true,
        ['dist'],
      ]);
    }
  });

  it('is nothing after a run that ended', () => {
    put('dist', before);
    recover(here.dist);
    expect([is(before), beside()]).toEqual([true, ['dist']]);
  });
});
