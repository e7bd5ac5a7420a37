import { renderObjects } from '#lib/kubernetes/render';
import type { Tree } from '#lib/output/compare-tree';
import { distribution } from '#lib/output/distribution';
import type { StackOutput } from '#lib/output/stack-output';

/** Everything that is written below `dist`, by path. */
export function treeOf(outputs: readonly StackOutput[]): Tree {
  return new Map(
    outputs.flatMap((output) =>
      [...distribution(output, renderObjects)].map(
        ([path, text]) => [`${output.environment}/${path}`, text] as const,
      ),
    ),
  );
}
