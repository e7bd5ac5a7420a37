import type { AdmissionPolicyBindingSpec, AdmissionPolicySpec } from '#lib/kubernetes/kinds';
import { object } from '#lib/kubernetes/kinds';
import { labels } from '#lib/kubernetes/labels';
import type { KubernetesObject } from '#lib/kubernetes/object';

/** What is asked about before it is stored, as rules of the API name it. */
export interface Guarded {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly resources: readonly string[];
  readonly operations: readonly ('CREATE' | 'UPDATE' | 'DELETE')[];
}

/** One thing that the API server refuses in namespaces of the stack. */
export interface AdmissionPolicy {
  /** `images`; the namespace is put before it. */
  readonly name: string;
  /** Why, for whoever reads the object. */
  readonly why: string;
  /** Where: namespaces of the stack. */
  readonly namespaces: readonly string[];
  readonly guards: Guarded;
  /** Expressions that validations use, by name. @default none */
  readonly variables?: Readonly<Record<string, string>>;
  readonly validations: readonly Validation[];
}

export interface Validation {
  /** In CEL; what is false is refused: https://kubernetes.io/docs/reference/using-api/cel/ */
  readonly expression: string;
  /** What whoever is refused is told: what is wrong, and the way out. */
  readonly message: string;
}

/** Texts as a list in CEL, whose texts are spelt as those of JSON. */
export const celList = (texts: readonly string[]): string => `[${texts.map(celText).join(', ')}]`;

export const celText = (text: string): string => JSON.stringify(text);

/**
 * A part of an object in CEL. What lists and maps hold is marked as of any type, because CEL wants members of one type;
 * compare it with `dyn(object.spec)`.
 */
export function celValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(celMember).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, member]) => `${celText(key)}: ${celMember(member)}`)
    .join(', ')}}`;
}

const celMember = (value: unknown): string => `dyn(${celValue(value)})`;

const apiVersion = 'admissionregistration.k8s.io/v1';

/**
 * The policy, and what makes it hold: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/.
 * Where it cannot be asked, nothing is admitted: the API server itself evaluates it, so that nothing has to be reached.
 *
 * @param prefix put before its name, which is shared with everybody in the cluster
 */
export function policyObjects(policy: AdmissionPolicy, prefix: string): readonly KubernetesObject[] {
  const { why, namespaces, guards, variables = {}, validations } = policy;
  const name = `${prefix}-${policy.name}`;
  const metadata = { name, labels: labels('admission'), annotations: { 'dwcp-monitoring/why': why } };
  const named = Object.entries(variables).map(([variable, expression]) => ({ name: variable, expression }));
  const spec: AdmissionPolicySpec = {
    failurePolicy: 'Fail',
    matchConstraints: { resourceRules: [guards] },
    ...(named.length > 0 && { variables: named }),
    validations: validations.map((validation) => ({ ...validation, reason: 'Forbidden' })),
  };
  const binding: AdmissionPolicyBindingSpec = {
    policyName: name,
    validationActions: ['Deny'],
    matchResources: {
      namespaceSelector: {
        matchExpressions: [
          { key: 'kubernetes.io/metadata.name', operator: 'In', values: [...namespaces].sort() },
        ],
      },
    },
  };
  return [
    object('ValidatingAdmissionPolicy', metadata, { apiVersion, spec }),
    object('ValidatingAdmissionPolicyBinding', metadata, { apiVersion, spec: binding }),
  ];
}

const pod = { apiGroups: [''], apiVersions: ['v1'] } as const;

/** Pods as they are made, and containers that are put into one that runs. */
export const pods: Guarded = {
  ...pod,
  resources: ['pods', 'pods/ephemeralcontainers'],
  operations: ['CREATE', 'UPDATE'],
};

/** The ServiceAccount of a pod. */
export const serviceAccount =
  "(has(object.spec.serviceAccountName) ? object.spec.serviceAccountName : 'default')";

/**
 * Whether a container `c` is among exceptions, as `StackFacts` names those. Its name alone would not do: whoever makes a
 * pod chooses it. The ServiceAccount decides what else the pod may.
 *
 * @param exceptions the list of them
 */
export const isException = (exceptions: string): string =>
  `(${serviceAccount} + '/' + c.name) in ${exceptions}`;

/** Every container of a pod, whatever its kind. */
export const allContainers =
  'object.spec.containers + (has(object.spec.initContainers) ? object.spec.initContainers : []) + (has(object.spec.ephemeralContainers) ? object.spec.ephemeralContainers : [])';
