import { posix } from 'node:path';
import { type Check, type CheckedStack, stackProblem } from '#lib/checks/check';
import { type Settings, settingsOf } from '#lib/checks/settings';
import { sourcesOf, workloadsOf } from '#lib/checks/workloads';
import { objectsOf } from '#lib/components/objects-of';
import { nameOf } from '#lib/kubernetes/object';
import { entriesAt, listAt, textAt } from '#lib/kubernetes/value';
import type { NativeFile } from '#lib/native-file';

export const mountedFiles: Check = {
  name: 'mounted-files',
  what: 'Every file that arguments, variables and native configuration name is mounted in that container, under that name.',
  why: 'a program that does not find its configuration does not start; one that does not find its token is refused everywhere',
  wayOut: 'The volumes and mounts in the `manifests.ts` of the component, and its `secrets`.',
  check(stack) {
    const keys = keysOfConfigMaps(stack);
    const folders = ['/etc', ...mountPathsOf(stack)];
    return settingsOf(stack).flatMap((settings) => {
      const mounts = mountsOf(settings, keys);
      const named = new Set([
        ...settings.values.flatMap(pathsInValue).filter((path) => folders.some((each) => isIn(path, each))),
        ...settings.files.flatMap((file) => pathsInFile(file, settings.workload.owner)),
      ]);
      return whatIsWrong([...named], mounts).map((message) =>
        stackProblem(stack, 'mounted-files', nameOf(settings.workload.object), {
          message,
          fix: 'mount it in lib/components, or correct the path',
        }),
      );
    });
  },
};

interface Mount {
  readonly path: string;
  readonly volume: string;
  /** Paths below the mount; undefined where programs write them, or where nobody here knows them. */
  readonly files: readonly string[] | undefined;
}

/** By name; nobody else knows what is in a ConfigMap that is mounted whole. */
type Keys = ReadonlyMap<string, readonly string[]>;

const keysOfConfigMaps = (stack: CheckedStack): Keys =>
  new Map(
    objectsOf(stack).flatMap(({ object }) =>
      object.kind === 'ConfigMap'
        ? [[nameOf(object), entriesAt(object, 'data').map(([key]) => key)] as const]
        : [],
    ),
  );

/** Where any program of the stack has a volume: there no image has files of its own. */
const mountPathsOf = (stack: CheckedStack): readonly string[] =>
  workloadsOf(stack).flatMap(({ containers }) =>
    containers.flatMap(({ spec }) =>
      listAt(spec, 'volumeMounts').flatMap((mount) => textAt(mount, 'mountPath') ?? []),
    ),
  );

function mountsOf({ workload: { pod, namespace }, spec }: Settings, keys: Keys): readonly Mount[] {
  const filesOf = new Map(
    listAt(pod, 'volumes').map((volume) => {
      const files = sourcesOf(volume).map((source) => filesOfSource(source, namespace ?? '', keys));
      return [
        textAt(volume, 'name'),
        files.every((some) => some !== undefined) ? files.flat() : undefined,
      ] as const;
    }),
  );
  return listAt(spec, 'volumeMounts').map((mount) => {
    const volume = textAt(mount, 'name') ?? '';
    const isPart = textAt(mount, 'subPath') !== undefined;
    return {
      path: textAt(mount, 'mountPath') ?? '',
      volume,
      files: isPart ? undefined : filesOf.get(volume),
    };
  });
}

function filesOfSource(
  [kind, settings]: readonly [string, unknown],
  namespace: string,
  keys: Keys,
): readonly string[] | undefined {
  if (kind !== 'configMap' && kind !== 'secret') return undefined;
  const items = listAt(settings, 'items');
  if (items.length > 0) return items.flatMap((item) => textAt(item, 'path') ?? []);
  return kind === 'configMap' ? keys.get(`ConfigMap ${namespace}/${textAt(settings, 'name')}`) : undefined;
}

/** `-rule=/etc/vmalert/rules/a.yaml`, or the value alone. */
const pathsInValue = (value: string): readonly string[] =>
  value
    .slice(value.indexOf('=') + 1)
    .split(',')
    .filter((each) => each.startsWith('/'))
    .map((path) => posix.normalize(path));

const absolute = /(?<![\w./:-])\/etc\/[\w./-]+/g;
const relative = /(?<![\w./-])\.\.\/[\w./-]+/g;
/** The folder of all files of a kind: `- alertmanager-templates/*.tmpl`. */
const folder = /(?<=^ *- )\w[\w./-]*(?=\/\*)/gm;

/** Relative paths begin at the folder of the file, and `dist/<environment>` is `/etc/<program>` in a container. */
function pathsInFile({ path, text }: NativeFile, program: string): readonly string[] {
  return [absolute, relative, folder]
    .flatMap((pattern) => text.match(pattern) ?? [])
    .map((each) => posix.resolve('/etc', program, posix.dirname(path), each));
}

const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** In words, once for each volume that lacks some of the files. */
function whatIsWrong(paths: readonly string[], mounts: readonly Mount[]): readonly string[] {
  const missing = new Map<Mount | undefined, readonly string[]>();
  for (const path of paths) {
    const mount = mountOf(path, mounts);
    if (mount !== undefined && hasFile(mount, path)) continue;
    missing.set(mount, [...(missing.get(mount) ?? []), path]);
  }
  const others = mounts.map(({ path }) => path).join(', ') || 'none';
  return [...missing].map(([mount, files]) =>
    mount === undefined
      ? `reads ${files.join(', ')}, and nothing is mounted there; its mounts are ${others}`
      : `reads ${files.join(', ')}, and the volume ${mount.volume} there has ${mount.files?.join(', ')}`,
  );
}

/** Where a mount is inside another one, the inner one has the file. */
const mountOf = (path: string, mounts: readonly Mount[]): Mount | undefined =>
  mounts
    .filter((mount) => isIn(path, mount.path))
    .sort((one, other) => other.path.length - one.path.length)[0];

function hasFile({ path: folder, files }: Mount, path: string): boolean {
  const file = path.slice(folder.length + 1);
  return files === undefined || file === '' || files.some((each) => isIn(each, file));
}
