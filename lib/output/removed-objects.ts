import { join } from 'node:path';
import { objectsOf } from '#lib/components/objects-of';
import { mostFiles } from '#lib/output/compare-tree';
import { type FileSystem, isSystemError, realFileSystem } from '#lib/output/file-system';
import { counted } from '#lib/output/markdown';
import {
  identityKey,
  identityOf,
  type ObjectIdentity,
  type ObjectOnDisk,
  objectsIn,
} from '#lib/output/object-identity';
import type { StackOutput } from '#lib/output/stack-output';
import type { Problem } from '#lib/problem';

/** The objects that an environment had, and has no longer. `kubectl apply` leaves them in the cluster. */
export interface Removal {
  readonly environment: string;
  /** Last what was applied first. */
  readonly objects: readonly ObjectOnDisk[];
  /** How many objects it had. */
  readonly before: number;
  /** Whether the environment itself is gone. */
  readonly isGone: boolean;
}

/**
 * Compares the manifests on disk with the objects that are about to be written, by identity.
 *
 * @param root where manifests are written: `dist`
 * @param parts the environments that are written; @default all, so that the others on disk are gone
 */
export function removalsFrom(
  root: string,
  stacks: readonly StackOutput[],
  parts?: readonly string[],
  fileSystem: FileSystem = realFileSystem,
): readonly Removal[] {
  const names = parts ?? namesIn(root, fileSystem);
  return names.flatMap((environment) => {
    const stack = stacks.find((each) => each.environment === environment);
    const wanted = new Set(
      (stack === undefined ? [] : objectsOf(stack)).map(({ object }) => identityKey(identityOf(object))),
    );
    const before = objectsOnDisk(join(root, environment, 'manifests'), fileSystem);
    const objects = before.filter((object) => !wanted.has(identityKey(object))).toReversed();
    return objects.length === 0
      ? []
      : [{ environment, objects, before: before.length, isGone: stack === undefined }];
  });
}

function objectsOnDisk(folder: string, fileSystem: FileSystem): readonly ObjectOnDisk[] {
  return namesIn(folder, fileSystem)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => objectsIn(fileSystem.readFileSync(join(folder, name), 'utf8')));
}

/** What is in a folder, sorted; nothing where there is no folder. What is wrong with it, the writing reports. */
function namesIn(folder: string, fileSystem: FileSystem): readonly string[] {
  try {
    return fileSystem.readdirSync(folder).toSorted();
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}

/** The command that removes an object from the cluster, and what that costs. */
export function deleteCommand(object: ObjectOnDisk): string {
  const { kind, namespace, name } = object;
  const where = namespace === undefined ? '' : ` -n ${namespace}`;
  const loss = lossOf(object);
  return `kubectl delete${where} ${kind.toLowerCase()}/${name}${loss === undefined ? '' : `  # ${loss}`}`;
}

function lossOf({ kind, hasVolumes, nodeFolders }: ObjectOnDisk): string | undefined {
  if (kind === 'Namespace') return 'LOSES DATA: everything in it, volumes too';
  if (kind === 'PersistentVolumeClaim') return 'LOSES DATA: the volume';
  if (hasVolumes) return 'LOSES DATA once its PersistentVolumeClaims are deleted too';
  return nodeFolders.length > 0 ? `leaves ${nodeFolders.join(', ')} on each node` : undefined;
}

/** What `--check` says about them: as many of each environment as a person reads, and how many more there are. */
export const removalProblems = (root: string, removals: readonly Removal[]): readonly Problem[] =>
  removals.flatMap(({ environment, objects }) => {
    const problem = { check: 'output/removed', where: { file: join(root, environment, 'manifests') } };
    const more = objects.length - mostFiles;
    return [
      ...objects.slice(0, mostFiles).map((object) => ({
        ...problem,
        subject: describe(object),
        message: 'is there, and nothing generates it; kubectl apply would leave it in the cluster',
        fix: `after the next apply, run \`${deleteCommand(object)}\``,
      })),
      ...(more > 0
        ? [
            {
              ...problem,
              message: `and ${counted(more, 'more object')}`,
              fix: '`npm run synth` lists them all',
            },
          ]
        : []),
    ];
  });

const describe = ({ kind, namespace, name }: ObjectIdentity): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

/**
 * A mistake in an environment or in the generator can empty a stack, and whoever follows the list then empties the
 * cluster: more than half of the objects of an environment, or a StatefulSet that keeps data, go only when that is
 * asked for.
 */
export const refusedRemovals = (root: string, removals: readonly Removal[]): readonly Problem[] =>
  removals.flatMap((removal) => {
    const message = refusal(removal);
    return message === undefined
      ? []
      : [
          {
            check: 'output/removal',
            where: { file: join(root, removal.environment) },
            message,
            fix: 'correct what removes them, or run `npm run synth -- --allow-removal` if that is meant',
          },
        ];
  });

function refusal({ environment, objects, before, isGone }: Removal): string | undefined {
  if (isGone)
    return `would be removed with its ${before} objects: no environment file is called ${environment}`;
  const stores = objects.filter(({ hasVolumes }) => hasVolumes).map(describe);
  const keeping = stores.length === 0 ? '' : `${stores.join(', ')}, whose volumes nobody would use any more`;
  if (objects.length * 2 > before)
    return `would lose ${objects.length} of its ${before} objects, such as ${keeping || objects.slice(0, 1).map(describe).join()}`;
  return keeping === '' ? undefined : `would lose ${keeping}`;
}
