import type { SystemError } from '#lib/output/file-system';
import type { Problem } from '#lib/problem';

/** What the codes of the operating system mean here, and the way out: errno(3). */
const explanations: Readonly<Record<string, { readonly what: string; readonly fix: string }>> = {
  EACCES: { what: 'permission denied', fix: 'make it writable for the user who runs this' },
  EPERM: {
    what: 'operation not permitted',
    fix: 'make it writable for the user who runs this, and remove immutable flags',
  },
  EROFS: { what: 'the file system is read-only', fix: 'mount it writable, or run in a writable checkout' },
  ENOSPC: { what: 'the disk is full', fix: 'free some space on its file system' },
  EDQUOT: { what: 'the disk quota is used up', fix: 'free some space of this user' },
  ENOTDIR: { what: 'a directory on its path is a file', fix: 'move that file away' },
  EEXIST: { what: 'something else has that name', fix: 'move it away' },
  EBUSY: {
    what: 'it is a mount point or in use',
    fix: 'mount the directory above it instead: the whole directory is replaced by renaming',
  },
  EXDEV: {
    what: 'it is on another file system than the directory above it',
    fix: 'mount the directory above it instead: the whole directory is replaced by renaming',
  },
  EIO: { what: 'the disk reports an error', fix: 'check the disk' },
  EMFILE: { what: 'too many open files', fix: 'raise `ulimit -n`' },
};

/** How a failed write left the tree. */
export type Aftermath =
  | { readonly kind: 'as it was' }
  | { readonly kind: 'set aside'; readonly previous: string }
  | { readonly kind: 'written'; readonly leftover: string };

/** A failed call to the file system, as a person reads it. */
export function writeProblem(root: string, error: SystemError, aftermath: Aftermath): Problem {
  const path = error.path ?? root;
  const { what, fix } = explanations[error.code] ?? {
    what: error.code,
    fix: 'see errno(3) for what that means',
  };
  return {
    check: 'output/write',
    where: { file: root },
    message: `${sentenceOf(aftermath)}: ${error.syscall ?? 'write'} ${path}: ${what}`,
    fix: `${fix}, then run again`,
  };
}

function sentenceOf(aftermath: Aftermath): string {
  switch (aftermath.kind) {
    case 'as it was':
      return 'cannot be written, and is as it was';
    case 'set aside':
      return `cannot be written; what it was is in ${aftermath.previous}, and the next run finishes this one`;
    case 'written':
      return `is written, but what it was cannot be removed from ${aftermath.leftover}`;
  }
}
