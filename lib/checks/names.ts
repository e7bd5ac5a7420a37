import { type Check, stackProblem } from '#lib/checks/check';
import { type Workload, workloadsOf } from '#lib/checks/workloads';
import { objectsOf } from '#lib/components/objects-of';
import type { KubernetesObject } from '#lib/kubernetes/object';
import { nameOf } from '#lib/kubernetes/object';
import { entriesAt, listAt, textAt } from '#lib/kubernetes/value';

/** A form that the API demands of a name. https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
interface Form {
  readonly pattern: RegExp;
  readonly most: number;
  readonly rule: string;
}

const label: Form = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  most: 63,
  rule: 'lower-case letters, digits and -, which neither begins nor ends it, at most 63 (RFC 1123 label)',
};
const subdomain: Form = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  most: 253,
  rule: 'RFC 1123 labels, divided by dots, at most 253 characters',
};
const serviceName: Form = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  most: 63,
  rule: 'lower-case letters, digits and -, a letter first, at most 63 (RFC 1035 label)',
};
/** Roles and their bindings may be called `system:reader`. */
const pathSegment: Form = {
  pattern: /^(?!\.{1,2}$)[^/%]+$/,
  most: 253,
  rule: 'anything without / and %',
};
/** Pods carry `controller-revision-hash: <name>-<hash of up to 10>`, a label of at most 63. */
const statefulSetName: Form = { ...label, most: 52, rule: `${label.rule.replace('63', '52')}` };
const cronJobName: Form = { ...label, most: 52, rule: statefulSetName.rule };
const portName: Form = {
  pattern: /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  most: 15,
  rule: 'lower-case letters, digits and single -, a letter among them, at most 15 (RFC 6335)',
};
const configMapKey: Form = {
  pattern: /^(?!\.{1,2}$)[-._a-zA-Z0-9]+$/,
  most: 253,
  rule: 'letters, digits, -, _ and .',
};
const labelKey: Form = {
  pattern: /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
  most: 317,
  rule: 'an optional domain and /, then at most 63 letters, digits, -, _ and .',
};
const labelValue: Form = {
  pattern: /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/,
  most: 63,
  rule: 'letters, digits, -, _ and ., a letter or digit at both ends, at most 63',
};
const variableName: Form = {
  pattern: /^[A-Za-z_][A-Za-z0-9_]*$/,
  most: 253,
  rule: 'letters, digits and _, no digit first',
};

/** Kinds whose objects have to be called otherwise than a subdomain. */
const formOfKind: Readonly<Record<string, Form>> = {
  Namespace: label,
  Service: serviceName,
  StatefulSet: statefulSetName,
  CronJob: cronJobName,
  Job: label,
  Role: pathSegment,
  RoleBinding: pathSegment,
  ClusterRole: pathSegment,
  ClusterRoleBinding: pathSegment,
};

/** Something that has a name, as people call it: `volume`. */
interface Named {
  readonly what: string;
  readonly name: string;
  readonly form: Form;
}

export const names: Check = {
  name: 'names',
  what: 'Everything has a name of the form that the API takes for it, names that Kubernetes makes of it included.',
  why: 'the API refuses the object when it is applied, or the pods of it when they are made',
  wayOut: 'A shorter name, or one of the letters that the message lists.',
  check(stack) {
    const workloads = new Map(workloadsOf(stack).map((workload) => [workload.object, workload]));
    return objectsOf(stack).flatMap(({ object }) =>
      [...namesIn(object), ...namesInPods(workloads.get(object))]
        .filter(({ name, form }) => !isRight(name, form))
        .map(({ what, name, form }) =>
          stackProblem(stack, 'names', nameOf(object), {
            message: `its ${what} "${name}"${name.length > form.most ? ` (${name.length} characters)` : ''} is none that Kubernetes takes`,
            fix: `write ${form.rule}`,
          }),
        ),
    );
  },
};

/** Most labels and names stand on many objects. */
const known = new Map<Form, Set<string>>();

function isRight(name: string, form: Form): boolean {
  const right = known.get(form) ?? new Set();
  known.set(form, right);
  if (right.has(name)) return true;
  const fits = name.length <= form.most && form.pattern.test(name);
  if (fits) right.add(name);
  return fits;
}

function namesIn(object: KubernetesObject): readonly Named[] {
  const { kind, metadata } = object;
  return [
    { what: 'name', name: metadata.name, form: formOfKind[kind] ?? subdomain },
    ...(metadata.namespace === undefined
      ? []
      : [{ what: 'namespace', name: metadata.namespace, form: label }]),
    ...labelsIn(metadata.labels),
    ...keysOf('annotation', metadata.annotations, labelKey),
    ...(kind === 'ConfigMap' ? keysOf('key', object.data, configMapKey) : []),
    ...(kind === 'Service' ? namesAt('port', listAt(object, 'spec', 'ports'), label) : []),
  ];
}

function namesInPods(workload: Workload | undefined): readonly Named[] {
  if (workload === undefined) return [];
  const { object, pod, containers, labels, annotations } = workload;
  return [
    ...labelsIn(labels),
    ...keysOf('annotation', annotations, labelKey),
    ...namesAt('volume', listAt(pod, 'volumes'), label),
    ...listAt(object, 'spec', 'volumeClaimTemplates').map((claim) => ({
      what: 'volume claim',
      name: textAt(claim, 'metadata', 'name') ?? '',
      form: label,
    })),
    ...containers.flatMap(({ name, role, spec }) => [
      { what: role, name, form: label },
      ...namesAt('port', listAt(spec, 'ports'), portName),
      ...namesAt('variable', listAt(spec, 'env'), variableName),
    ]),
  ];
}

const labelsIn = (labels: unknown): readonly Named[] => [
  ...keysOf('label', labels, labelKey),
  ...entriesAt(labels).map(([key, value]) => ({
    what: `value of ${key}`,
    name: String(value),
    form: labelValue,
  })),
];

const keysOf = (what: string, values: unknown, form: Form): readonly Named[] =>
  entriesAt(values).map(([name]) => ({ what, name, form }));

/** The names of the items that have one. */
const namesAt = (what: string, items: readonly unknown[], form: Form): readonly Named[] =>
  items.flatMap((item) => {
    const name = textAt(item, 'name');
    return name === undefined ? [] : [{ what, name, form }];
  });
