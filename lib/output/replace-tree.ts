import { constants } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filesBelow, type Tree, type TreeChanges } from '#lib/output/compare-tree';
import { exists, type FileSystem, isSystemError, sync } from '#lib/output/file-system';
import { stageTree } from '#lib/output/stage-tree';
import { type Aftermath, writeProblem } from '#lib/output/write-problem';
import { ProblemsError } from '#lib/problem';

/** A tree and what stands beside it while it is replaced; all in one directory, so that renaming never copies. */
export interface Names {
  readonly root: string;
  readonly parent: string;
  /** The tree to come. It is complete once `previous` exists. */
  readonly next: string;
  /** The tree as it was. */
  readonly previous: string;
  readonly lock: string;
}

export function namesFor(root: string): Names {
  const parent = dirname(root);
  const beside = (suffix: string) => join(parent, `.${basename(root)}.${suffix}`);
  return { root, parent, next: beside('new'), previous: beside('old'), lock: beside('lock') };
}

/**
 * Brings an interrupted replacement to an end, deciding by what is on disk:
 *
 * | root | next | previous | interrupted | so |
 * |------|------|----------|-------------|----|
 * | any  | yes  | no       | while writing the new tree | undo: remove it |
 * | no   | yes  | yes      | between the two renames | finish: the new tree is complete |
 * | yes  | no   | yes      | while removing the old tree | finish: remove it |
 * | no   | no   | yes      | and somebody removed the new tree | undo: the old tree is back |
 * | yes  | yes  | yes      | between the renames, and somebody made a new root | ask |
 *
 * @throws ProblemsError in the last case
 */
export function finishOrUndo(names: Names, fileSystem: FileSystem): void {
  const [root, next, previous] = [names.root, names.next, names.previous].map((path) =>
    exists(path, fileSystem),
  );
  if (!next && !previous) return;
  if (root && next && previous) throw ambiguous(names);
  if (!root && previous) fileSystem.renameSync(next ? names.next : names.previous, names.root);
  sync(names.parent, fileSystem);
  for (const leftover of [names.next, names.previous]) remove(leftover, fileSystem);
}

/**
 * Replaces the root. Files that stay the same are carried over as they are.
 *
 * @throws ProblemsError when that fails: before the last rename the root is as it was
 */
export function replaceTree(
  names: Names,
  files: Tree,
  changes: TreeChanges,
  parts: readonly string[] | undefined,
  fileSystem: FileSystem,
): void {
  requireReplaceable(names.root, fileSystem);
  try {
    stageTree(names.next, names.root, files, changes, parts, fileSystem);
    if (exists(names.root, fileSystem)) fileSystem.renameSync(names.root, names.previous);
    sync(names.parent, fileSystem);
    fileSystem.renameSync(names.next, names.root);
  } catch (error) {
    const aftermath = undo(names, fileSystem);
    if (!isSystemError(error)) throw error;
    throw new ProblemsError([writeProblem(names.root, error, aftermath)]);
  }
  try {
    sync(names.parent, fileSystem);
    remove(names.previous, fileSystem);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new ProblemsError([writeProblem(names.root, error, { kind: 'written', leftover: names.previous })]);
  }
}

/** Everything that would fail only after the renames is found before them. */
function requireReplaceable(root: string, fileSystem: FileSystem): void {
  const directories = new Set(filesBelow(root, fileSystem).map((path) => dirname(join(root, path))));
  for (const directory of directories) fileSystem.accessSync(directory, constants.W_OK | constants.X_OK);
}

function remove(path: string, fileSystem: FileSystem): void {
  fileSystem.rmSync(path, { recursive: true, force: true });
}

/** The old tree goes back before the new one is removed, so that an interruption here can be undone as well. */
function undo(names: Names, fileSystem: FileSystem): Aftermath {
  try {
    if (exists(names.previous, fileSystem)) fileSystem.renameSync(names.previous, names.root);
  } catch {
    return { kind: 'set aside', previous: names.previous };
  }
  try {
    remove(names.next, fileSystem);
  } catch {
    // The next run removes it.
  }
  return { kind: 'as it was' };
}

function ambiguous(names: Names): ProblemsError {
  return new ProblemsError([
    {
      check: 'output/write',
      where: { file: names.root },
      message: `was made again after a run was killed: ${names.previous} is what it was before that run, ${names.next} what that run wrote`,
      fix: `remove ${names.previous} and ${names.next}, after saving what you need of them`,
    },
  ]);
}
