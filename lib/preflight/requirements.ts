import type { KubernetesObject } from '#lib/kubernetes/object';
import { at, listAt, numberAt, textAt, textsAt } from '#lib/kubernetes/value';

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
      podLabels: textsAt(object, 'spec', 'template', 'metadata', 'labels'),
      claims: listAt(object, 'spec', 'volumeClaimTemplates'),
    }));

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
