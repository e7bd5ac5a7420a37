import { type Applied, objectsOf } from '#lib/components/objects-of';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { at, entriesAt, listAt, numberAt, textAt, textsAt } from '#lib/kubernetes/value';

/** An object that runs pods, of whatever kind, with what checks ask of its pods. */
export interface Workload {
  readonly object: KubernetesObject;
  /** The component that writes it. */
  readonly owner: string;
  readonly namespace: string | undefined;
  /** The labels of its pods. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** The `PodSpec`. */
  readonly pod: unknown;
  /** Undefined for kinds that do not say how many. */
  readonly replicas: number | undefined;
  readonly containers: readonly Container[];
  /** The ports of all its containers. */
  readonly ports: readonly ContainerPort[];
}

export interface Container {
  readonly name: string;
  readonly role: 'container' | 'init container' | 'ephemeral container';
  readonly spec: unknown;
  readonly arguments: readonly string[];
  readonly ports: readonly ContainerPort[];
}

export interface ContainerPort {
  readonly name: string | undefined;
  readonly number: number;
  readonly protocol: string;
}

/** Most checks ask for the same. */
const known = new WeakMap<Applied, readonly Workload[]>();

/** Every object of a stack that runs pods. */
export function workloadsOf(stack: Applied): readonly Workload[] {
  const before = known.get(stack);
  if (before !== undefined) return before;
  const workloads = objectsOf(stack).flatMap(({ object, owner }) => {
    const template = templateOf(object);
    return template === undefined ? [] : [workloadOf(object, owner, template)];
  });
  known.set(stack, workloads);
  return workloads;
}

/** A pod, or what pods are made of. */
function templateOf(object: KubernetesObject): unknown {
  switch (object.kind) {
    case 'Pod':
      return object;
    case 'CronJob':
      return at(object, 'spec', 'jobTemplate', 'spec', 'template');
    default:
      return at(object, 'spec', 'template');
  }
}

function workloadOf(object: KubernetesObject, owner: string, template: unknown): Workload {
  const pod = at(template, 'spec');
  const containers = [
    ...listAt(pod, 'containers').map((spec) => containerOf(spec, 'container')),
    ...listAt(pod, 'initContainers').map((spec) => containerOf(spec, 'init container')),
    ...listAt(pod, 'ephemeralContainers').map((spec) => containerOf(spec, 'ephemeral container')),
  ];
  return {
    object,
    owner,
    namespace: object.metadata.namespace,
    labels: textsAt(template, 'metadata', 'labels'),
    annotations: textsAt(template, 'metadata', 'annotations'),
    pod,
    replicas: numberAt(object, 'spec', 'replicas'),
    containers,
    ports: containers.flatMap(({ ports }) => ports),
  };
}

function containerOf(spec: unknown, role: Container['role']): Container {
  return {
    name: textAt(spec, 'name') ?? '',
    role,
    spec,
    arguments: [...listAt(spec, 'command'), ...listAt(spec, 'args')].filter(
      (argument) => typeof argument === 'string',
    ),
    ports: listAt(spec, 'ports').map((port) => ({
      name: textAt(port, 'name'),
      number: numberAt(port, 'containerPort') ?? 0,
      protocol: textAt(port, 'protocol') ?? 'TCP',
    })),
  };
}

/** The namespaces whose pods may use the host: those that the stack itself labels for it. */
export const privilegedNamespaces = (stack: Applied): ReadonlySet<string> =>
  new Set(
    objectsOf(stack).flatMap(({ object: { kind, metadata } }) =>
      kind === 'Namespace' && metadata.labels?.['pod-security.kubernetes.io/enforce'] === 'privileged'
        ? [metadata.name]
        : [],
    ),
  );

/** Volumes of a pod, those of its claim templates included, by name. */
export const volumeNames = ({ object, pod }: Workload): readonly string[] =>
  [...listAt(pod, 'volumes'), ...listAt(object, 'spec', 'volumeClaimTemplates')].map(
    (volume) => textAt(volume, 'name') ?? textAt(volume, 'metadata', 'name') ?? '',
  );

/** Where a container's variables come from: literal values by name. */
export const literalVariables = (spec: unknown): readonly (readonly [name: string, value: string])[] =>
  listAt(spec, 'env').flatMap((variable) => {
    const value = textAt(variable, 'value');
    return value === undefined ? [] : [[textAt(variable, 'name') ?? '', value] as const];
  });

/** The kinds of volume, with their settings: `configMap`, `secret`. */
export const sourcesOf = (volume: unknown): readonly [string, unknown][] => [
  ...entriesAt(volume).filter(([key]) => key !== 'name' && key !== 'projected'),
  ...listAt(volume, 'projected', 'sources').flatMap((source) => entriesAt(source)),
];
