import type { KubernetesObject } from '#lib/kubernetes/object';

/** What tells an object from all others of a cluster. */
export interface ObjectIdentity {
  /** The API group without its version, in which an object stays the same one; empty for the core. */
  readonly group: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** An object that is on disk. */
export interface ObjectOnDisk extends ObjectIdentity {
  /** Whether its pods have volumes of their own, which outlive it. */
  readonly hasVolumes: boolean;
  /** Folders that its pods made on their nodes, which outlive it, too. */
  readonly nodeFolders: readonly string[];
}

export const identityOf = ({ apiVersion, kind, metadata }: KubernetesObject): ObjectIdentity => ({
  group: groupOf(apiVersion),
  kind,
  namespace: metadata.namespace,
  name: metadata.name,
});

/** The identity as a key of maps. */
export const identityKey = ({ group, kind, namespace = '', name }: ObjectIdentity): string =>
  [group, kind, namespace, name].join('/');

/**
 * The objects in a file of manifests that `renderObjects` wrote, by a look at the first lines of each document: reading
 * the YAML would take longer than everything else of a run.
 */
export const objectsIn = (manifests: string): readonly ObjectOnDisk[] =>
  manifests.split(/^---$/m).flatMap((document) => {
    const kind = scalar(/^kind: (.+)$/m, document);
    const [, metadata = ''] = /^metadata:\n((?: .*\n?)*)/m.exec(document) ?? [];
    const name = scalar(/^ {2}name: (.+)$/m, metadata);
    if (kind === undefined || name === undefined) return [];
    const group = groupOf(scalar(/^apiVersion: (.+)$/m, document) ?? '');
    const namespace = scalar(/^ {2}namespace: (.+)$/m, metadata);
    const hasVolumes = /^ {2}volumeClaimTemplates:$/m.test(document);
    const nodeFolders = [...document.matchAll(/hostPath:\n +path: (.+)\n +type: DirectoryOrCreate$/gm)].map(
      ([, path = '']) => path,
    );
    return [{ group, kind, namespace, name, hasVolumes, nodeFolders }];
  });

const scalar = (line: RegExp, text: string): string | undefined =>
  line.exec(text)?.[1]?.replace(/^(["'])(.*)\1$/, '$2');

const groupOf = (apiVersion: string): string => apiVersion.split('/').slice(0, -1).join('/');
