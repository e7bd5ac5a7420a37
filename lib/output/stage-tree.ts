import { constants } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, isWithin, type Tree, type TreeChanges } from '#lib/output/compare-tree';
import { type FileSystem, isSystemError, sync } from '#lib/output/file-system';

/**
 * Writes a whole tree into a directory that does not exist yet, and syncs it. Files that stay the same, and those outside
 * the parts, are carried over from the tree that it is to replace.
 */
export function stageTree(
  staged: string,
  root: string,
  files: Tree,
  changes: TreeChanges,
  parts: readonly string[] | undefined,
  fileSystem: FileSystem,
): void {
  const elsewhere = filesBelow(root, fileSystem).filter((path) => !isWithin(path, parts));
  const written = new Set([...changes.changed, ...changes.added]);
  const carried = [...elsewhere, ...[...files.keys()].filter((path) => !written.has(path))];
  const directories = directoriesOf(staged, [...written, ...carried]);
  for (const directory of directories) makeDirectory(directory, fileSystem);
  for (const path of carried) carryOver(join(root, path), join(staged, path), fileSystem);
  for (const path of written) writeFile(join(staged, path), files.get(path) ?? '', fileSystem);
  for (const directory of directories) sync(directory, fileSystem);
}

/** Every directory that the files need, those above first. */
function directoriesOf(root: string, paths: readonly string[]): readonly string[] {
  const directories = new Set([root]);
  for (const path of paths) {
    const segments = path.split('/');
    for (let depth = 1; depth < segments.length; depth += 1) {
      directories.add(join(root, ...segments.slice(0, depth)));
    }
  }
  return [...directories].sort();
}

/** The permissions do not depend on the user's umask. */
function makeDirectory(path: string, fileSystem: FileSystem): void {
  fileSystem.mkdirSync(path);
  fileSystem.chmodSync(path, 0o755);
}

function writeFile(path: string, text: string, fileSystem: FileSystem): void {
  const file = fileSystem.openSync(path, 'wx');
  try {
    fileSystem.writeFileSync(file, text);
    fileSystem.fchmodSync(file, 0o644);
    fileSystem.fsyncSync(file);
  } finally {
    fileSystem.closeSync(file);
  }
}

/** A hard link keeps content and times, and costs no space; file systems without them get a copy. */
function carryOver(from: string, to: string, fileSystem: FileSystem): void {
  try {
    fileSystem.linkSync(from, to);
  } catch (error) {
    const withoutLinks = ['EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];
    if (!isSystemError(error) || !withoutLinks.includes(error.code)) throw error;
    fileSystem.copyFileSync(from, to, constants.COPYFILE_EXCL);
    sync(to, fileSystem);
  }
}
