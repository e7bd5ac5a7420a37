import { createHash } from 'node:crypto';
import { object, type Volume, type VolumeMount } from '#lib/kubernetes/kinds';
import { labels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';
import type { NativeFile } from '#lib/native-file';

/** Files of one folder of `dist/<environment>` that a program reads, as a ConfigMap mirrors them. */
export interface Mirror {
  readonly name: string;
  /** The folder that becomes the mounted one, directly below `dist/<environment>`: `config`. */
  readonly folder: string;
  /** Files anywhere below it. */
  readonly files: readonly NativeFile[];
}

/** @param program whose labels it carries */
export function configMap(mirror: Mirror, program: string, namespace: string): KubernetesObject {
  return object(
    'ConfigMap',
    { name: mirror.name, namespace, labels: labels(program) },
    {
      apiVersion: 'v1',
      data: Object.fromEntries(mirror.files.map((file) => [mirrorKey(file), file.text])),
    },
  );
}

/**
 * The ConfigMap as a volume, with the files at the paths that they have below the folder. A flat folder is mounted as
 * it is: listing its files would roll the pods with each new one.
 */
export function configMapVolume(mirror: Mirror): Volume {
  const isFlat = mirror.files.every((file) => !pathIn(file, mirror).includes('/'));
  const items = mirror.files.map((file) => ({ key: mirrorKey(file), path: pathIn(file, mirror) }));
  return { name: mirror.name, configMap: { name: mirror.name, ...(!isFlat && { items }) } };
}

/** Where a pod finds the files of a mirror. @param root the folder of its files */
export const mirrorMount = ({ name, folder }: Mirror, root: string): VolumeMount => ({
  name,
  mountPath: `${root}/${folder}`,
  readOnly: true,
});

/** Changes with every byte of the files: rolls the pods of programs that cannot reload them. */
export function contentHash(files: readonly NativeFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.path}\0${file.text}\0`);
  return hash.digest('hex').slice(0, 16);
}

const pathIn = (file: NativeFile, { folder }: Mirror): string => file.path.slice(folder.length + 1);

/** The key of a file in the ConfigMap of its folder, such as `templates.mail.tmpl`: keys cannot contain slashes. */
export const mirrorKey = ({ path }: NativeFile): string =>
  path.slice(path.indexOf('/') + 1).replaceAll('/', '.');
