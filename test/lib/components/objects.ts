import type { KubernetesObject } from '#lib/kubernetes/object';

/** One line per object: what a reviewer counts. */
export const outline = (objects: readonly KubernetesObject[]): string =>
  objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace ?? '-'}/${metadata.name}`).join('\n');

/** What stands under a path of the first object of a kind. @throws Error when nothing does */
export function valueAt(
  objects: readonly KubernetesObject[],
  kind: string,
  ...path: readonly (string | number)[]
): unknown {
  const start: unknown = objects.find((object) => object.kind === kind);
  const found = path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([name]) => name === String(key))?.[1]
        : undefined,
    start,
  );
  if (found === undefined) throw new Error(`there is no ${kind} ${path.join('.')}`);
  return found;
}
