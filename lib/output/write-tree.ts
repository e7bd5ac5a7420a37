import { relative, resolve, sep } from 'node:path';
import { compareTree, isUnchanged, type Tree, type TreeChanges } from '#lib/output/compare-tree';
import { exists, type FileSystem, isSystemError, realFileSystem } from '#lib/output/file-system';
import { withLock } from '#lib/output/lock';
import { finishOrUndo, type Names, namesFor, replaceTree } from '#lib/output/replace-tree';
import { writeProblem } from '#lib/output/write-problem';
import { ProblemsError } from '#lib/problem';

/**
 * Makes a directory hold exactly these files, all or nothing: the new tree is written and synced beside it, then two
 * renames put it in place. What was interrupted before is finished or undone first. A tree that already holds them is not
 * touched; files that stay the same keep their times.
 *
 * @param root the directory; it need not exist
 * @param files the whole tree, or the whole of its `parts`
 * @param parts the directories directly below the root that are replaced, the others stay; @default the whole root
 * @throws ProblemsError when it cannot be written; the directory is then as it was, unless the message says otherwise
 * @throws RangeError when a path leaves the root or the parts
 */
export function writeTree(
  root: string,
  files: Tree,
  parts?: readonly string[],
  fileSystem: FileSystem = realFileSystem,
): TreeChanges {
  requireApart(root);
  requireUsable(files, parts);
  const names = namesFor(root);
  return withProblems(root, () => {
    if (!isInterrupted(names, fileSystem)) {
      const changes = compareTree(root, files, parts, fileSystem);
      if (isUnchanged(changes)) return changes;
    }
    return locked(names, fileSystem, () => {
      finishOrUndo(names, fileSystem);
      const changes = compareTree(root, files, parts, fileSystem);
      if (!isUnchanged(changes)) replaceTree(names, files, changes, parts, fileSystem);
      return changes;
    });
  });
}

/**
 * Finishes or undoes what an interrupted `writeTree` left, and does nothing otherwise.
 *
 * @throws ProblemsError when that cannot be done, or another run is writing just now
 */
export function recover(root: string, fileSystem: FileSystem = realFileSystem): void {
  const names = namesFor(root);
  withProblems(root, () => {
    if (isInterrupted(names, fileSystem)) {
      locked(names, fileSystem, () => finishOrUndo(names, fileSystem));
    }
  });
}

function isInterrupted(names: Names, fileSystem: FileSystem): boolean {
  return [names.next, names.previous, names.lock].some((path) => exists(path, fileSystem));
}

function locked<Result>(names: Names, fileSystem: FileSystem, action: () => Result): Result {
  fileSystem.mkdirSync(names.parent, { recursive: true });
  return withLock(names.lock, names.root, fileSystem, action);
}

function withProblems<Result>(root: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new ProblemsError([writeProblem(root, error, { kind: 'as it was' })]);
  }
}

/** The root is replaced as a whole, so nothing of the user's may be in it: a slip in `CDK8S_OUTDIR` would remove it. */
function requireApart(root: string): void {
  if (relative(resolve(root), process.cwd()).split(sep)[0] !== '..') {
    throw new ProblemsError([
      {
        check: 'output/write',
        where: { file: root },
        message: 'is or holds the directory that this runs in, and would be replaced as a whole',
        fix: 'name a directory that holds nothing but generated files',
      },
    ]);
  }
}

function requireUsable(files: Tree, parts: readonly string[] | undefined): void {
  for (const path of files.keys()) {
    const segments = path.split('/');
    if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
      throw new RangeError(`${path} is no path below a root`);
    }
    if (parts !== undefined && !parts.includes(segments[0] ?? '')) {
      throw new RangeError(`${path} is in none of the parts that are written: ${parts.join(', ')}`);
    }
    for (let depth = 1; depth < segments.length; depth += 1) {
      const above = segments.slice(0, depth).join('/');
      if (files.has(above)) throw new RangeError(`${above} is a file, and a directory of ${path}`);
    }
  }
}
