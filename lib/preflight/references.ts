import type { KubernetesObject } from '#lib/kubernetes/object';
import { nameOf } from '#lib/kubernetes/object';
import { at, listAt, textAt } from '#lib/kubernetes/value';

/** A Secret or ConfigMap that the manifests use and do not bring along. */
export interface Reference {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly namespace: string;
  readonly name: string;
  /** Sorted; none when the whole object is used. */
  readonly keys: readonly string[];
}

/** Every Secret and ConfigMap that has to be there before the pods can start, sorted. Optional ones are left out. */
export function references(objects: readonly KubernetesObject[]): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const reference of objects.flatMap(referencesOf)) {
    const key = referenceKey(reference);
    if (objects.some((object) => nameOf(object) === key)) continue;
    const keys = [...new Set([...(found.get(key)?.keys ?? []), ...reference.keys])].toSorted();
    found.set(key, { ...reference, keys });
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, reference]) => reference);
}

function referencesOf(object: KubernetesObject): readonly Reference[] {
  const { namespace } = object.metadata;
  if (namespace === undefined) return [];
  const pod = podOf(object);
  const containers = [...listAt(pod, 'containers'), ...listAt(pod, 'initContainers')];
  const env = containers.flatMap((container) => listAt(container, 'env'));
  const envFrom = containers.flatMap((container) => listAt(container, 'envFrom'));
  const volumes = listAt(pod, 'volumes');
  const sources = [...volumes, ...volumes.flatMap((volume) => listAt(volume, 'projected', 'sources'))];
  const pullSecrets = [...listAt(pod, 'imagePullSecrets'), ...listAt(object, 'imagePullSecrets')];
  const of = (kind: Reference['kind'], value: unknown, keys: readonly string[]): readonly Reference[] => {
    const name = textAt(value, 'secretName') ?? textAt(value, 'name');
    return name === undefined || at(value, 'optional') === true ? [] : [{ kind, namespace, name, keys }];
  };
  const items = (value: unknown) => listAt(value, 'items').flatMap((item) => textAt(item, 'key') ?? []);
  const key = (value: unknown) => [textAt(value, 'key') ?? ''].filter((text) => text !== '');
  return [
    ...sources.flatMap((source) => [
      ...of('Secret', at(source, 'secret'), items(at(source, 'secret'))),
      ...of('ConfigMap', at(source, 'configMap'), items(at(source, 'configMap'))),
    ]),
    ...env.flatMap((variable) => {
      const secret = at(variable, 'valueFrom', 'secretKeyRef');
      const configMap = at(variable, 'valueFrom', 'configMapKeyRef');
      return [...of('Secret', secret, key(secret)), ...of('ConfigMap', configMap, key(configMap))];
    }),
    ...envFrom.flatMap((source) => [
      ...of('Secret', at(source, 'secretRef'), []),
      ...of('ConfigMap', at(source, 'configMapRef'), []),
    ]),
    // The type that a registry's password has: https://kubernetes.io/docs/concepts/configuration/secret/#docker-config-secrets
    ...pullSecrets.flatMap((secret) => of('Secret', secret, ['.dockerconfigjson'])),
  ];
}

const podOf = (object: KubernetesObject): unknown =>
  object.kind === 'CronJob'
    ? at(object, 'spec', 'jobTemplate', 'spec', 'template', 'spec')
    : at(object, 'spec', 'template', 'spec');

/** How the keys of a Secret or ConfigMap are found again. */
export const referenceKey = ({ kind, namespace, name }: Omit<Reference, 'keys'>): string =>
  `${kind} ${namespace}/${name}`;
