import type { KubernetesObject, ObjectMeta } from '#lib/kubernetes/object';

/** Objects by kind, sorted: rows of kind, number and names. */
export function kindsOf(objects: readonly KubernetesObject[]): readonly (readonly string[])[] {
  const byKind = new Map<string, readonly ObjectMeta[]>();
  for (const { kind, metadata } of objects) byKind.set(kind, [...(byKind.get(kind) ?? []), metadata]);
  return [...byKind]
    .map(([kind, all]) => [kind, String(all.length), namesOf(all).toSorted().join(', ')])
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

/** With their namespaces where these differ. */
function namesOf(all: readonly ObjectMeta[]): readonly string[] {
  const namespaces = new Set(all.map(({ namespace }) => namespace));
  return all.map(({ name, namespace }) =>
    namespaces.size > 1 && namespace !== undefined ? `${namespace}/${name}` : name,
  );
}
