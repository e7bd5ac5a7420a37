import type { KubernetesObject } from '#lib/kubernetes/object';
import { at, entriesAt, listAt, numberAt, textAt } from '#lib/preflight/json';

/** An object as people call it: `StatefulSet monitoring/prometheus`. */
export const nameOf = ({ kind, metadata }: KubernetesObject): string =>
  `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;

/** The namespaces that the manifests bring along. */
export const ownNamespaces = (objects: readonly KubernetesObject[]): readonly KubernetesObject[] =>
  objects.filter(({ kind }) => kind === 'Namespace');

/** A namespace of somebody else, and what is applied to it. */
export interface ForeignNamespace {
  readonly name: string;
  readonly objects: readonly string[];
}

/** The namespaces that the manifests apply to and do not bring along, sorted. */
export function foreignNamespaces(objects: readonly KubernetesObject[]): readonly ForeignNamespace[] {
  const own = ownNamespaces(objects).map(({ metadata }) => metadata.name);
  const named = objects.flatMap(({ metadata }) => metadata.namespace ?? []);
  return [...new Set(named)]
    .filter((name) => !own.includes(name))
    .toSorted()
    .map((name) => ({
      name,
      objects: objects
        .filter(({ metadata }) => metadata.namespace === name)
        .map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    }));
}

/** A program that runs in the cluster. */
export interface Workload {
  readonly object: KubernetesObject;
  readonly replicas: number;
  readonly pod: unknown;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly claims: readonly unknown[];
}

/** What runs as so and so many replicas: StatefulSets and Deployments. */
export const workloads = (objects: readonly KubernetesObject[]): readonly Workload[] =>
  objects
    .filter(({ kind }) => kind === 'StatefulSet' || kind === 'Deployment')
    .map((object) => ({
      object,
      replicas: numberAt(object, 'spec', 'replicas') ?? 1,
      pod: at(object, 'spec', 'template', 'spec'),
      podLabels: entriesAt(object, 'spec', 'template', 'metadata', 'labels'),
      claims: listAt(object, 'spec', 'volumeClaimTemplates'),
    }));

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
    const { kind, namespace, name } = reference;
    if (objects.some((object) => nameOf(object) === `${kind} ${namespace}/${name}`)) continue;
    const key = `${kind} ${namespace}/${name}`;
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

/** A storage class, and who has claims of it. */
export interface StorageNeed {
  readonly name: string;
  readonly users: readonly string[];
}

/** The storage classes that claims name, sorted; and who claims without a name, which takes the cluster's default. */
export function storageNeeds(objects: readonly KubernetesObject[]): {
  readonly classes: readonly StorageNeed[];
  readonly ofDefault: readonly string[];
} {
  const claims = [
    ...workloads(objects).flatMap(({ object, claims: templates }) =>
      templates.map((claim) => ({ user: object.metadata.name, claim })),
    ),
    ...objects
      .filter(({ kind }) => kind === 'PersistentVolumeClaim')
      .map((claim) => ({ user: claim.metadata.name, claim })),
  ].map(({ user, claim }) => ({ user, name: textAt(claim, 'spec', 'storageClassName') }));
  const usersOf = (wanted: string | undefined) => [
    ...new Set(claims.filter(({ name }) => name === wanted).map(({ user }) => user)),
  ];
  const names = [...new Set(claims.flatMap(({ name }) => name ?? []))].toSorted();
  return {
    classes: names.map((name) => ({ name, users: usersOf(name) })),
    ofDefault: usersOf(undefined),
  };
}

/** The pods that a policy sends the questions of its pods for addresses to. */
export interface DnsPeer {
  readonly policy: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The pods that NetworkPolicies allow port 53 to, by name of their namespace. */
export function dnsPeers(objects: readonly KubernetesObject[]): readonly DnsPeer[] {
  return objects
    .filter(({ kind }) => kind === 'NetworkPolicy')
    .flatMap((object) =>
      listAt(object, 'spec', 'egress')
        .filter((rule) => listAt(rule, 'ports').some((port) => numberAt(port, 'port') === 53))
        .flatMap((rule) => listAt(rule, 'to'))
        .flatMap((peer) => {
          const namespace = entriesAt(peer, 'namespaceSelector', 'matchLabels')[
            'kubernetes.io/metadata.name'
          ];
          const labels = entriesAt(peer, 'podSelector', 'matchLabels');
          return namespace === undefined || Object.keys(labels).length === 0
            ? []
            : [{ policy: object.metadata.name, namespace, labels }];
        }),
    );
}
