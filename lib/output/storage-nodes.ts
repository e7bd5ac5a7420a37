import { join } from 'node:path';
import { tierNames } from '#lib/environment/tiers';
import { applyNumber } from '#lib/output/apply-order';
import { type FileSystem, isSystemError, realFileSystem } from '#lib/output/file-system';
import type { StackOutput } from '#lib/output/stack-output';
import type { Problem } from '#lib/problem';
import { tierPrograms } from '#lib/topology/tier-programs';

/**
 * Which storage node keeps a series follows from the text of the nodes' addresses, and what stands on one that is no longer
 * listed nobody reads: nodes may be added, and none renamed or left out.
 * https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#cluster-resizing-and-scalability
 *
 * @param root where manifests are written: `dist`
 * @returns a problem for each environment whose manifests on disk list a node that the new ones do not
 */
export function lostStorageNodes(
  root: string,
  stacks: readonly StackOutput[],
  fileSystem: FileSystem = realFileSystem,
): readonly Problem[] {
  return stacks.flatMap((stack) =>
    tierNames.flatMap((tier) => {
      const { name } = tierPrograms[tier].vminsert;
      const file = join(root, stack.environment, 'manifests', `${applyNumber(name)}-${name}.yaml`);
      const { objects = [] } = stack.components.find((component) => component.name === name) ?? {};
      const now = nodesIn(JSON.stringify(objects));
      const gone = nodesIn(textOf(file, fileSystem)).filter((node) => !now.includes(node));
      return now.length === 0 ? [] : problemsOf(file, gone, now);
    }),
  );
}

const nodesIn = (text: string): readonly string[] =>
  [...text.matchAll(/-storageNode=([\w.:-]+)/g)].map(([, node = '']) => node);

function problemsOf(file: string, gone: readonly string[], now: readonly string[]): readonly Problem[] {
  if (gone.length === 0) return [];
  return [
    {
      check: 'output/storage-nodes',
      where: { file },
      subject: 'storageNode',
      message: `${gone.join(', ')} would no longer be listed, and what is stored there no longer be read; listed would be ${now.join(', ')}`,
      fix: 'keep the namespace and the number of storage nodes, or run `npm run synth -- --allow-removal` once their data has been moved',
    },
  ];
}

/** Nothing where there is no such file; what is wrong with it, the writing reports. */
function textOf(file: string, fileSystem: FileSystem): string {
  try {
    return fileSystem.readFileSync(file, 'utf8');
  } catch (error) {
    if (isSystemError(error)) return '';
    throw error;
  }
}
