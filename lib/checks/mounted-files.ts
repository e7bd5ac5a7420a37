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
      return [...named].flatMap((path) => {
        const message = whatIsWrong(path, mounts);
        if (message === undefined) return [];
        const fix = 'mount it in lib/components, or correct the path';
        return [stackProblem(stack, 'mounted-files', nameOf(settings.workload.object), { message, fix })];
      });
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

/** Environments have most files in common. */
const known = new Map<string, readonly string[]>();

/** Relative paths begin at the folder of the file, and `dist/<environment>` is `/etc/<program>` in a container. */
function pathsInFile({ path, text }: NativeFile, program: string): readonly string[] {
  if (!path.startsWith('config/')) return [];
  const before = known.get(text);
  const found = before ?? [absolute, relative, folder].flatMap((pattern) => text.match(pattern) ?? []);
  known.set(text, found);
  return found.map((each) => posix.resolve('/etc', program, posix.dirname(path), each));
}

const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

function whatIsWrong(path: string, mounts: readonly Mount[]): string | undefined {
  // Where a mount is inside another one, the inner one has the file.
  const [mount] = mounts
    .filter((each) => isIn(path, each.path))
    .sort((one, other) => other.path.length - one.path.length);
  if (mount === undefined) {
    const others = mounts.map((each) => each.path).join(', ');
    return `reads ${path}, and nothing is mounted there; its mounts are ${others === '' ? 'none' : others}`;
  }
  const file = path.slice(mount.path.length + 1);
  const { files, volume } = mount;
  if (files === undefined || file === '' || files.some((each) => isIn(each, file))) return undefined;
  return `reads ${path}, and the volume ${volume} there has ${files.join(', ')}`;
}
