import { type Check, type CheckedStack, stackProblem } from '#lib/checks/check';
import { sourcesOf, volumeNames, type Workload, workloadsOf } from '#lib/checks/workloads';
import { objectsOf } from '#lib/components/objects-of';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { nameOf } from '#lib/kubernetes/object';
import { at, entriesAt, listAt, numberAt, textAt } from '#lib/kubernetes/value';

export const references: Check = {
  name: 'references',
  what: 'Everything that an object names is part of the stack, or is known to have to exist.',
  why: 'a pod that names what is not there never starts, and a binding of it grants nothing',
  wayOut:
    'The object itself; for a Secret, the `secrets` of the component, from which the summary tells what a site has to create.',
  check(stack) {
    const known = knownIn(stack);
    return [
      ...workloadsOf(stack).flatMap((workload) =>
        [...missingInPod(workload, known), ...missingMounts(workload)].map((message) => ({
          object: workload.object,
          message,
        })),
      ),
      ...objectsOf(stack).flatMap(({ object }) =>
        missingInBinding(object, known).map((message) => ({ object, message })),
      ),
    ].map(({ object, message }) =>
      stackProblem(stack, 'references', nameOf(object), {
        message,
        fix: 'correct the name, or add what it names to the stack',
      }),
    );
  },
};

/** What can be named, by kind and name: `ConfigMap monitoring/prometheus-config`. */
interface Known {
  readonly names: ReadonlySet<string>;
  /** The keys of ConfigMaps and Secrets; undefined where nobody here knows them. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  readonly pullSecrets: readonly string[];
  readonly storageClasses: readonly string[];
}

function knownIn(stack: CheckedStack): Known {
  const { output } = stack.environment;
  const names = new Set<string>();
  const keys = new Map<string, ReadonlySet<string>>();
  const add = (name: string, some: readonly string[]) => {
    names.add(name);
    keys.set(name, new Set([...(keys.get(name) ?? []), ...some]));
  };
  for (const { object } of objectsOf(stack)) {
    if (object.kind === 'ConfigMap')
      add(
        nameOf(object),
        entriesAt(object, 'data').map(([key]) => key),
      );
    else names.add(nameOf(object));
    for (const claim of claimsOf(object)) names.add(claim);
  }
  if (output.kind !== 'kubernetes') return { names, keys, pullSecrets: [], storageClasses: [] };
  const own = (kind: string, name: string, namespace = output.namespace) => `${kind} ${namespace}/${name}`;
  for (const { secret, key, namespace } of stack.components.flatMap(({ secrets }) => secrets)) {
    add(own('Secret', secret, namespace), [key]);
  }
  const { certificateAuthority } = output;
  if (certificateAuthority !== undefined) {
    add(own('ConfigMap', certificateAuthority.configMap), [certificateAuthority.key]);
  }
  return {
    names,
    keys,
    pullSecrets: output.imagePullSecrets,
    storageClasses: Object.values(output.storageClasses),
  };
}

/** What the replicas of a StatefulSet claim: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-storage */
function claimsOf(object: KubernetesObject): readonly string[] {
  if (object.kind !== 'StatefulSet') return [];
  const { name, namespace } = object.metadata;
  return listAt(object, 'spec', 'volumeClaimTemplates').flatMap((template) =>
    Array.from(
      { length: numberAt(object, 'spec', 'replicas') ?? 1 },
      (_, replica) =>
        `PersistentVolumeClaim ${namespace}/${textAt(template, 'metadata', 'name')}-${name}-${replica}`,
    ),
  );
}

/** One thing that a pod names; with a key where it wants a certain one. */
interface Reference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string | undefined;
  readonly keys: readonly string[];
}

function missingInPod(workload: Workload, known: Known): readonly string[] {
  const { pod, namespace, object } = workload;
  const inNamespace = (kind: string, name: string) => `${kind} ${namespace}/${name}`;
  const account = textAt(pod, 'serviceAccountName') ?? 'default';
  const priority = textAt(pod, 'priorityClassName');
  const claims = listAt(pod, 'volumes').flatMap(
    (volume) => textAt(volume, 'persistentVolumeClaim', 'claimName') ?? [],
  );
  const pullSecrets = listAt(pod, 'imagePullSecrets').flatMap((secret) => textAt(secret, 'name') ?? []);
  const classes = listAt(object, 'spec', 'volumeClaimTemplates').flatMap(
    (claim) => textAt(claim, 'spec', 'storageClassName') ?? [],
  );
  const needed = [
    ...(account === 'default' ? [] : [inNamespace('ServiceAccount', account)]),
    ...(priority === undefined || priority.startsWith('system-') ? [] : [`PriorityClass ${priority}`]),
    ...claims.map((claim) => inNamespace('PersistentVolumeClaim', claim)),
  ];
  return [
    ...needed.filter((name) => !known.names.has(name)).map((name) => `names the ${name}, which is not there`),
    ...referencesIn(workload).flatMap(({ kind, name, keys }) =>
      missingKeys(inNamespace(kind, name ?? ''), keys, known),
    ),
    ...pullSecrets
      .filter((secret) => !known.pullSecrets.includes(secret))
      .map((secret) => `pulls images with the Secret ${secret}, which is not in output.imagePullSecrets`),
    ...classes
      .filter((name) => !known.storageClasses.includes(name))
      .map((name) => `names the StorageClass ${name}, which is not in output.storageClasses`),
  ];
}

function missingKeys(name: string, keys: readonly string[], known: Known): readonly string[] {
  if (!known.names.has(name)) {
    return [
      `names the ${name}, which is ${name.startsWith('Secret') ? 'declared by no component' : 'not there'}`,
    ];
  }
  return keys
    .filter((key) => known.keys.get(name)?.has(key) !== true)
    .map((key) => `reads ${key} of the ${name}, which has ${[...(known.keys.get(name) ?? [])].join(', ')}`);
}

function referencesIn({ pod, containers }: Workload): readonly Reference[] {
  const volumes = listAt(pod, 'volumes').flatMap(sourcesOf);
  const ofVolumes = volumes.flatMap(([source, settings]): readonly Reference[] => {
    const keys = listAt(settings, 'items').flatMap((item) => textAt(item, 'key') ?? []);
    const name = textAt(settings, 'secretName') ?? textAt(settings, 'name');
    if (source === 'configMap') return [{ kind: 'ConfigMap', name, keys }];
    return source === 'secret' ? [{ kind: 'Secret', name, keys }] : [];
  });
  const ofVariables = containers.flatMap(({ spec }) => [
    ...listAt(spec, 'env').flatMap((variable) => [
      ...keyReference('ConfigMap', at(variable, 'valueFrom', 'configMapKeyRef')),
      ...keyReference('Secret', at(variable, 'valueFrom', 'secretKeyRef')),
    ]),
    ...listAt(spec, 'envFrom').flatMap((source) => [
      ...keyReference('ConfigMap', at(source, 'configMapRef')),
      ...keyReference('Secret', at(source, 'secretRef')),
    ]),
  ]);
  return [...ofVolumes, ...ofVariables];
}

function keyReference(kind: Reference['kind'], reference: unknown): readonly Reference[] {
  const key = textAt(reference, 'key');
  if (reference === undefined) return [];
  return [{ kind, name: textAt(reference, 'name'), keys: key === undefined ? [] : [key] }];
}

/** Mounts and volumes that do not find each other, and two mounts at one path. */
function missingMounts(workload: Workload): readonly string[] {
  const volumes = volumeNames(workload);
  const mounts = workload.containers.flatMap(({ name, spec }) =>
    listAt(spec, 'volumeMounts').map((mount) => ({
      container: name,
      volume: textAt(mount, 'name') ?? '',
      path: textAt(mount, 'mountPath') ?? '',
    })),
  );
  const again = mounts.filter(
    (mount, index) =>
      mounts.findIndex(({ container, path }) => container === mount.container && path === mount.path) < index,
  );
  return [
    ...mounts
      .filter(({ volume }) => !volumes.includes(volume))
      .map(
        ({ container, volume }) =>
          `${container} mounts the volume ${volume}, and the volumes are ${volumes.join(', ')}`,
      ),
    ...volumes
      .filter((volume) => !mounts.some((mount) => mount.volume === volume))
      .map((volume) => `no container mounts its volume ${volume}`),
    ...again.map(({ container, path }) => `${container} mounts two volumes at ${path}`),
  ];
}

function missingInBinding(object: KubernetesObject, known: Known): readonly string[] {
  if (object.kind !== 'RoleBinding' && object.kind !== 'ClusterRoleBinding') return [];
  const { namespace } = object.metadata;
  const kind = textAt(object, 'roleRef', 'kind') ?? '';
  const name = textAt(object, 'roleRef', 'name') ?? '';
  const role = kind === 'Role' ? `Role ${namespace}/${name}` : `${kind} ${name}`;
  const accounts = listAt(object, 'subjects')
    .filter((subject) => textAt(subject, 'kind') === 'ServiceAccount')
    .map((subject) => `ServiceAccount ${textAt(subject, 'namespace')}/${textAt(subject, 'name')}`);
  return [role, ...accounts]
    .filter((each) => !known.names.has(each))
    .map((each) => `names the ${each}, which is not there`);
}
