import { staleProblems, type TreeChanges } from '#lib/output/compare-tree';
import { type Removal, refusedRemovals, removalProblems, removalsFrom } from '#lib/output/removed-objects';
import type { StackOutput } from '#lib/output/stack-output';
import { lostStorageNodes } from '#lib/output/storage-nodes';
import { treeOf } from '#lib/output/tree-of';
import { recover, writeTree } from '#lib/output/write-tree';
import { type Problem, throwIfAny } from '#lib/problem';

/** What a run did: to the files, and to the objects in them. */
export interface Written {
  readonly changes: TreeChanges;
  /** The objects that are no longer generated. */
  readonly removals: readonly Removal[];
}

/** The directory that stacks are written to. */
export interface Target {
  readonly root: string;
  /** The environments that are written, the others stay. @default all; what else is there, is removed */
  readonly parts: readonly string[] | undefined;
}

/**
 * Makes a directory hold these stacks, all or nothing.
 *
 * @param allowRemoval whether an environment may lose more than half of its objects, a StatefulSet that keeps data, or a storage node
 * @throws ProblemsError when it would, or the directory cannot be written
 */
export function writeStacks(
  stacks: readonly StackOutput[],
  { root, parts }: Target,
  allowRemoval: boolean,
): Written {
  recover(root);
  const removals = removalsFrom(root, stacks, parts);
  if (!allowRemoval) throwIfAny([...refusedRemovals(root, removals), ...lostStorageNodes(root, stacks)]);
  return { changes: writeTree(root, treeOf(stacks), parts), removals };
}

/** How a directory differs from what `writeStacks` would make of it. */
export const staleStacks = (stacks: readonly StackOutput[], { root, parts }: Target): readonly Problem[] => [
  ...staleProblems(root, treeOf(stacks), 'npm run synth', parts),
  ...removalProblems(root, removalsFrom(root, stacks, parts)),
];
