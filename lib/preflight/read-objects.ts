import { at, listAt, numberAt, textAt, textListAt, textsAt } from '#lib/kubernetes/value';
import { parseAmount } from '#lib/preflight/amount';
import type {
  AdmissionRule,
  ApiResource,
  DaemonSetFact,
  LimitRangeFact,
  NamespaceFact,
  NodeFact,
  QuotaFact,
  StorageClassFact,
} from '#lib/preflight/cluster-facts';

/** The name of an object of a list; those without are no objects. */
const named = (object: unknown): string => textAt(object, 'metadata', 'name') ?? '';

const namespaceOf = (object: unknown): string => textAt(object, 'metadata', 'namespace') ?? '';

/** An APIResourceList, without subresources. */
export const readResources = (list: unknown): readonly ApiResource[] =>
  listAt(list, 'resources').flatMap((resource) => {
    const kind = textAt(resource, 'kind');
    const name = textAt(resource, 'name');
    return kind === undefined || name === undefined || name.includes('/') ? [] : [{ kind, resource: name }];
  });

export const readNamespace = (object: unknown): NamespaceFact => ({
  labels: textsAt(object, 'metadata', 'labels'),
  terminating: textAt(object, 'status', 'phase') === 'Terminating',
});

export const readStorageClass = (object: unknown): StorageClassFact => ({
  allowsExpansion: at(object, 'allowVolumeExpansion') === true,
  bindingMode: textAt(object, 'volumeBindingMode') ?? 'Immediate',
});

/** The webhooks of ValidatingWebhookConfigurations or MutatingWebhookConfigurations. */
export const readWebhooks = (list: unknown, kind: string): readonly AdmissionRule[] =>
  listAt(list, 'items').flatMap((configuration) =>
    listAt(configuration, 'webhooks').map((webhook) => ({
      name: `${kind} ${named(configuration)}`,
      changesObjects: kind.startsWith('Mutating'),
      refusesOnFailure: textAt(webhook, 'failurePolicy') !== 'Ignore',
      resources: listAt(webhook, 'rules').flatMap(resourcesOf),
      namespaceSelector: at(webhook, 'namespaceSelector'),
      objectSelector: at(webhook, 'objectSelector'),
    })),
  );

/** ValidatingAdmissionPolicies; the binding of each may narrow it further. */
export const readPolicies = (list: unknown): readonly AdmissionRule[] =>
  listAt(list, 'items').map((policy) => ({
    name: `ValidatingAdmissionPolicy ${named(policy)}`,
    changesObjects: false,
    refusesOnFailure: textAt(policy, 'spec', 'failurePolicy') !== 'Ignore',
    resources: listAt(policy, 'spec', 'matchConstraints', 'resourceRules').flatMap(resourcesOf),
    namespaceSelector: at(policy, 'spec', 'matchConstraints', 'namespaceSelector'),
    objectSelector: at(policy, 'spec', 'matchConstraints', 'objectSelector'),
  }));

/** Rules that look at nothing new or changed are left out. */
function resourcesOf(rule: unknown): readonly string[] {
  const operations = textListAt(rule, 'operations');
  if (!operations.some((operation) => ['*', 'CREATE', 'UPDATE'].includes(operation))) return [];
  return textListAt(rule, 'apiGroups').flatMap((group) =>
    textListAt(rule, 'resources').map((resource) => `${group}/${resource}`),
  );
}

export const readQuotas = (list: unknown): readonly QuotaFact[] =>
  listAt(list, 'items').map((quota) => ({
    namespace: namespaceOf(quota),
    name: named(quota),
    hard: textsAt(quota, 'spec', 'hard'),
    used: textsAt(quota, 'status', 'used'),
  }));

export const readLimitRanges = (list: unknown): readonly LimitRangeFact[] =>
  listAt(list, 'items').map((range) => ({
    namespace: namespaceOf(range),
    name: named(range),
    limits: listAt(range, 'spec', 'limits').map((limit) => ({
      type: textAt(limit, 'type') ?? '',
      min: textsAt(limit, 'min'),
      max: textsAt(limit, 'max'),
    })),
  }));

export const readDaemonSets = (list: unknown): readonly DaemonSetFact[] =>
  listAt(list, 'items').map((daemonSet) => ({
    namespace: namespaceOf(daemonSet),
    name: named(daemonSet),
    containers: listAt(daemonSet, 'spec', 'template', 'spec', 'containers').map((container) => ({
      name: textAt(container, 'name') ?? '',
      arguments: [...textListAt(container, 'command'), ...textListAt(container, 'args')],
    })),
  }));

/** The container ports of each pod of a list. */
export const readPodPorts = (list: unknown): readonly (readonly number[])[] =>
  listAt(list, 'items').map((pod) =>
    listAt(pod, 'spec', 'containers').flatMap((container) =>
      listAt(container, 'ports').flatMap((port) => numberAt(port, 'containerPort') ?? []),
    ),
  );

export const readNodes = (list: unknown): readonly NodeFact[] =>
  listAt(list, 'items').map((node) => ({
    name: named(node),
    labels: textsAt(node, 'metadata', 'labels'),
    taints: listAt(node, 'spec', 'taints').map((taint) => ({
      key: textAt(taint, 'key') ?? '',
      value: textAt(taint, 'value') ?? '',
      effect: textAt(taint, 'effect') ?? '',
    })),
    ready: listAt(node, 'status', 'conditions').some(
      (condition) => textAt(condition, 'type') === 'Ready' && textAt(condition, 'status') === 'True',
    ),
    cordoned: at(node, 'spec', 'unschedulable') === true,
    cpu: parseAmount(textsAt(node, 'status', 'allocatable').cpu ?? '') ?? 0,
    memory: parseAmount(textsAt(node, 'status', 'allocatable').memory ?? '') ?? 0,
  }));
