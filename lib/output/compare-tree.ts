import { join } from 'node:path';
import { exists, type FileSystem, realFileSystem, unlessMissing } from '#lib/output/file-system';
import { type Problem, ProblemsError } from '#lib/problem';

/** Files by their path below a root, with `/` between directories: `production/rules/consensus.yaml`. */
export type Tree = ReadonlyMap<string, string>;

/** How a tree on disk differs from the one that should be there: paths below the root, sorted. */
export interface TreeChanges {
  /** On disk with another content. */
  readonly changed: readonly string[];
  /** Not on disk yet. */
  readonly added: readonly string[];
  /** On disk, and nothing generates it. */
  readonly removed: readonly string[];
}

/**
 * Compares a tree with the disk, byte by byte, and writes nothing. Empty directories, permissions and times do not count.
 *
 * @param parts the directories directly below the root to look at; @default everything
 * @throws ProblemsError when the root, or anything in it, is neither a regular file nor a directory
 */
export function compareTree(
  root: string,
  files: Tree,
  parts?: readonly string[],
  fileSystem: FileSystem = realFileSystem,
): TreeChanges {
  const present = filesBelow(root, fileSystem).filter((path) => isWithin(path, parts));
  const onDisk = new Set(present);
  const wanted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    changed: wanted
      .filter(([path, text]) => onDisk.has(path) && !hasContent(join(root, path), text, fileSystem))
      .map(([path]) => path),
    added: wanted.map(([path]) => path).filter((path) => !onDisk.has(path)),
    removed: present.filter((path) => !files.has(path)),
  };
}

export function isUnchanged(changes: TreeChanges): boolean {
  return changes.changed.length + changes.added.length + changes.removed.length === 0;
}

/** Whether a path below the root is one of its parts or in one. */
export function isWithin(path: string, parts: readonly string[] | undefined): boolean {
  return parts === undefined || parts.some((part) => path === part || path.startsWith(`${part}/`));
}

/** Only `dist` is in the repository; elsewhere, as in the folder of the cdk8s CLI, there is no diff to review. */
export const isCommitted = (root: string) => root === 'dist';

/** As many files as a person reads one by one. */
export const mostFiles = 10;

/**
 * What `--check` reports: one problem per file that is not what it should be; after the first ten, their number.
 *
 * @param command what writes the tree: `npm run synth`
 * @throws ProblemsError as compareTree does
 */
export function staleProblems(
  root: string,
  files: Tree,
  command: string,
  parts?: readonly string[],
  fileSystem: FileSystem = realFileSystem,
): readonly Problem[] {
  const changes = compareTree(root, files, parts, fileSystem);
  const problem = (path: string, message: string, line?: number): Problem => ({
    check: 'output/stale',
    where: { file: join(root, path), ...(line === undefined ? {} : { line }) },
    message,
    fix: isCommitted(root)
      ? `run \`${command}\`, review \`git diff ${root}\` and commit it`
      : `run \`${command}\``,
  });
  if (!exists(root, fileSystem)) return [problem('', 'does not exist')];
  const stale = [
    ...changes.changed.map((path) => () => {
      const difference = firstDifference(
        fileSystem.readFileSync(join(root, path), 'utf8'),
        files.get(path) ?? '',
      );
      return problem(
        path,
        `is stale: has ${difference.has}, should have ${difference.wants}`,
        difference.line,
      );
    }),
    ...changes.added.map((path) => () => problem(path, 'is missing')),
    ...changes.removed.map((path) => () => problem(path, 'is there, and nothing generates it')),
  ];
  const more = stale.length - mostFiles;
  return [
    ...stale.slice(0, mostFiles).map((describe) => describe()),
    ...(more > 0 ? [problem('...', `and ${more} more ${more === 1 ? 'file' : 'files'}`)] : []),
  ];
}

/** Every regular file below a directory, sorted; none when the directory does not exist. */
export function filesBelow(root: string, fileSystem: FileSystem): readonly string[] {
  const status = unlessMissing(() => fileSystem.lstatSync(root));
  if (status === undefined) return [];
  if (status.isFile()) throw unusable(root, 'is a file, and must be a directory');
  if (!status.isDirectory()) throw notGenerated(root, status.isSymbolicLink());
  return directory(root, '', fileSystem).sort();
}

function directory(root: string, below: string, fileSystem: FileSystem): string[] {
  const entries = unlessMissing(() => fileSystem.readdirSync(join(root, below), { withFileTypes: true }));
  return (entries ?? []).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return directory(root, path, fileSystem);
    if (entry.isFile()) return [path];
    throw notGenerated(join(root, path), entry.isSymbolicLink());
  });
}

function hasContent(path: string, text: string, fileSystem: FileSystem): boolean {
  return unlessMissing(() => fileSystem.readFileSync(path))?.equals(Buffer.from(text)) ?? false;
}

function firstDifference(old: string, wanted: string): { line: number; has: string; wants: string } {
  const before = old.split('\n');
  const after = wanted.split('\n');
  const index = after.findIndex((line, number) => line !== before[number]);
  const at = index === -1 ? after.length : index;
  return { line: at + 1, has: quoted(before[at]), wants: quoted(after[at]) };
}

function quoted(line: string | undefined): string {
  if (line === undefined) return 'no such line';
  const text = line.trim();
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
}

function notGenerated(path: string, isLink: boolean): ProblemsError {
  return unusable(
    path,
    isLink
      ? 'is a symbolic link, where only generated files and directories may be'
      : 'is no directory and no regular file, where only generated ones may be',
  );
}

function unusable(path: string, message: string): ProblemsError {
  const fix = 'move it away and run again';
  return new ProblemsError([{ check: 'output/write', where: { file: path }, message, fix }]);
}
