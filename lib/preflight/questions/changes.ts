import type { KubernetesObject } from '#lib/kubernetes/object';
import { nameOf } from '#lib/kubernetes/object';
import { at, listAt, textAt, textListAt, textsAt } from '#lib/kubernetes/value';
import type { ClusterFacts, ObjectName } from '#lib/preflight/cluster-facts';
import { type Finding, unknown } from '#lib/preflight/finding';
import { immutableFields } from '#lib/preflight/immutable-fields';
import type { Question } from '#lib/preflight/question';
import { listed } from '#lib/preflight/words';

/** What an apply cannot change, and what it leaves behind. */
export const changes: Question = (objects, facts) => {
  const findings = [...immutable(objects, facts), ...leftovers(objects, facts)];
  return findings.length > 0
    ? findings
    : [{ group: 'changes', status: 'ok', message: 'an apply is refused nothing, and leaves nothing behind' }];
};

function immutable(objects: readonly KubernetesObject[], { present }: ClusterFacts): readonly Finding[] {
  const asked = objects.flatMap((object) => {
    const kind = immutableFields[object.kind];
    const answer = present.get(nameOf(object));
    return kind === undefined || answer === undefined ? [] : [{ object, paths: kind.paths, answer }];
  });
  const reasons = [
    ...new Set(asked.flatMap(({ answer }) => (answer.kind === 'unknown' ? [answer.reason] : []))),
  ];
  return [
    ...asked.flatMap(({ object, paths, answer }) => {
      if (answer.kind === 'unknown' || answer.value === undefined) return [];
      const changed = paths.filter(
        (path) => canonical(path, at(object, ...path)) !== canonical(path, at(answer.value, ...path)),
      );
      return changed.length === 0 ? [] : [refusal(object, changed)];
    }),
    ...reasons.map((reason) =>
      unknown('changes', 'fields that no apply can change', reason, 'ask for the right to get them'),
    ),
  ];
}

function refusal(object: KubernetesObject, changed: readonly (readonly string[])[]): Finding {
  const { kind, metadata } = object;
  const inNamespace = metadata.namespace === undefined ? '' : ` -n ${metadata.namespace}`;
  const keepsPods = kind === 'StatefulSet' && changed.every((path) => path.at(-1) !== 'selector');
  const sized = changed.some((path) => path.at(-1) === 'volumeClaimTemplates');
  return {
    group: 'changes',
    status: 'missing',
    message: `${nameOf(object)} differs in ${listed(changed.map((path) => path.join('.')))}, which no apply can change`,
    fix: keepsPods
      ? `delete it without its pods and volumes, then apply${sized ? '; the volumes that exist keep their size and class, so grow each claim first' : ''}`
      : kind === 'StatefulSet' || kind === 'Deployment'
        ? 'delete it, then apply; its pods stop in between, and its volumes stay'
        : 'delete it, then apply at once; what depends on it lacks it in between',
    commands: [
      `kubectl delete ${kind.toLowerCase()} ${metadata.name}${inNamespace}${keepsPods ? ' --cascade=orphan' : ''}`,
    ],
  };
}

/** The same text for what the server treats as the same: it fills in defaults that manifests leave out. */
function canonical(path: readonly string[], value: unknown): string {
  switch (path.at(-1)) {
    case 'volumeClaimTemplates':
      return JSON.stringify(
        listAt({ value }, 'value').map((claim) => [
          textAt(claim, 'metadata', 'name'),
          textAt(claim, 'spec', 'storageClassName') ?? '',
          textListAt(claim, 'spec', 'accessModes'),
          textsAt(claim, 'spec', 'resources', 'requests').storage,
        ]),
      );
    case 'clusterIP':
      return value === 'None' ? 'none' : 'assigned by the server';
    case 'podManagementPolicy':
      return JSON.stringify(value ?? 'OrderedReady');
    default:
      return JSON.stringify(sorted(value));
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** What has the stack's label and is not in the manifests: an apply never deletes. */
function leftovers(objects: readonly KubernetesObject[], { labelled }: ClusterFacts): readonly Finding[] {
  const names = new Set(objects.map(nameOf));
  const answers = [...labelled];
  const untold = answers.flatMap(([resource, answer]) =>
    answer.kind === 'unknown' ? [{ resource, reason: answer.reason }] : [],
  );
  const left = answers
    .flatMap(([, answer]) => (answer.kind === 'known' ? answer.value : []))
    .filter((object) => !names.has(renderName(object)));
  const [first] = untold;
  return [
    ...left.map(leftover),
    ...(first === undefined
      ? []
      : [
          unknown(
            'changes',
            `leftovers among ${listed(untold.map(({ resource }) => resource.replace(/\..*/, '')))}`,
            first.reason,
            'ask for the right to list them in all namespaces',
          ),
        ]),
  ];
}

const renderName = ({ kind, namespace, name }: ObjectName): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

function leftover(object: ObjectName): Finding {
  const { kind, namespace, name } = object;
  const consequence =
    kind === 'PersistentVolumeClaim'
      ? 'DATA LOSS: what is in the volume is gone with it'
      : kind === 'StatefulSet'
        ? 'its pods stop, and its data stays until the claims of its volumes are deleted too'
        : 'nothing else is lost';
  return {
    group: 'changes',
    status: 'warning',
    message: `${renderName(object)} has this stack's label and is not in the manifests; an apply leaves it`,
    fix: `unless another environment in this cluster has it, delete it; ${consequence}`,
    commands: [
      `kubectl delete ${kind.toLowerCase()} ${name}${namespace === undefined ? '' : ` -n ${namespace}`}`,
    ],
  };
}
