import type { k8s } from 'cdk8s-plus-28';
import type { KubernetesObject, ObjectMeta } from '#lib/kubernetes/object';

/** Keys whose spelling the generated types change, as the API spells them. */
interface ApiSpelling {
  readonly clusterIp: 'clusterIP';
  readonly downwardApi: 'downwardAPI';
  readonly nonResourceUrLs: 'nonResourceURLs';
}

type ApiKey<Key> = Key extends keyof ApiSpelling ? ApiSpelling[Key] : Key;

/**
 * A Kubernetes type as the API reads it: the generated types with plain values in the place of their
 * `Quantity` and `IntOrString` objects, which look alike and so become one.
 */
type Plain<T> = T extends string | number | boolean | undefined
  ? T
  : T extends k8s.Quantity
    ? string | number
    : T extends readonly (infer Item)[]
      ? readonly Plain<Item>[]
      : { readonly [Key in keyof T as ApiKey<Key>]: Plain<T[Key]> };

export type Container = Plain<k8s.Container>;
export type PodSpec = Plain<k8s.PodSpec>;
export type PodSecurityContext = Plain<k8s.PodSecurityContext>;
export type SecurityContext = Plain<k8s.SecurityContext>;
export type Probe = Plain<k8s.Probe>;
export type Volume = Plain<k8s.Volume>;
export type VolumeMount = Plain<k8s.VolumeMount>;
export type ResourceRequirements = Plain<k8s.ResourceRequirements>;
export type ServicePort = Plain<k8s.ServicePort>;
export type PolicyRule = Plain<k8s.PolicyRule>;
export type LabelSelector = Plain<k8s.LabelSelector>;
export type NetworkPolicyPeer = Plain<k8s.NetworkPolicyPeer>;
export type NetworkPolicyPort = Plain<k8s.NetworkPolicyPort>;
export type NetworkPolicySpec = Plain<k8s.NetworkPolicySpec>;
export type StatefulSetSpec = Plain<k8s.StatefulSetSpec>;
export type PodTemplateSpec = Plain<k8s.PodTemplateSpec>;
export type DaemonSetSpec = Plain<k8s.DaemonSetSpec>;
export type CronJobSpec = Plain<k8s.CronJobSpec>;
export type ServiceSpec = Plain<k8s.ServiceSpec>;
export type IngressSpec = Plain<k8s.IngressSpec>;
/** Those of version v1, which the generated types do not have yet, are the same. */
export type AdmissionPolicySpec = Plain<k8s.ValidatingAdmissionPolicySpecV1Beta1>;
export type AdmissionPolicyBindingSpec = Plain<k8s.ValidatingAdmissionPolicyBindingSpecV1Beta1>;
export type PodDisruptionBudgetSpec = Plain<k8s.PodDisruptionBudgetSpec>;

/** The kinds that this stack writes: their API version, and the fields that stand beside `metadata`. */
interface Kinds {
  readonly Namespace: { readonly apiVersion: 'v1' };
  readonly ConfigMap: { readonly apiVersion: 'v1'; readonly data: Readonly<Record<string, string>> };
  readonly Service: { readonly apiVersion: 'v1'; readonly spec: ServiceSpec };
  readonly ServiceAccount: {
    readonly apiVersion: 'v1';
    readonly automountServiceAccountToken: boolean;
    readonly imagePullSecrets?: readonly { readonly name: string }[];
  };
  readonly StatefulSet: { readonly apiVersion: 'apps/v1'; readonly spec: StatefulSetSpec };
  readonly DaemonSet: { readonly apiVersion: 'apps/v1'; readonly spec: DaemonSetSpec };
  readonly CronJob: { readonly apiVersion: 'batch/v1'; readonly spec: CronJobSpec };
  readonly PodDisruptionBudget: {
    readonly apiVersion: 'policy/v1';
    readonly spec: PodDisruptionBudgetSpec;
  };
  readonly NetworkPolicy: { readonly apiVersion: 'networking.k8s.io/v1'; readonly spec: NetworkPolicySpec };
  readonly Ingress: { readonly apiVersion: 'networking.k8s.io/v1'; readonly spec: IngressSpec };
  readonly HTTPRoute: GatewayRoute;
  readonly GRPCRoute: GatewayRoute;
  readonly ValidatingAdmissionPolicy: {
    readonly apiVersion: 'admissionregistration.k8s.io/v1';
    readonly spec: AdmissionPolicySpec;
  };
  readonly ValidatingAdmissionPolicyBinding: {
    readonly apiVersion: 'admissionregistration.k8s.io/v1';
    readonly spec: AdmissionPolicyBindingSpec;
  };
  readonly PriorityClass: {
    readonly apiVersion: 'scheduling.k8s.io/v1';
    readonly value: number;
    readonly description: string;
  };
  readonly ClusterRole: {
    readonly apiVersion: 'rbac.authorization.k8s.io/v1';
    readonly rules: readonly PolicyRule[];
  };
  readonly ClusterRoleBinding: RoleBinding<'ClusterRole'>;
  readonly Role: {
    readonly apiVersion: 'rbac.authorization.k8s.io/v1';
    readonly rules: readonly PolicyRule[];
  };
  readonly RoleBinding: RoleBinding<'Role'>;
}

/** What the routes of the Gateway API have in common; it is not part of Kubernetes, whose generated types have none of it. */
interface GatewayRoute {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly spec: {
    readonly parentRefs: readonly { readonly name: string; readonly namespace: string }[];
    readonly hostnames: readonly string[];
    readonly rules: readonly {
      readonly backendRefs: readonly { readonly name: string; readonly port: number }[];
    }[];
  };
}

interface RoleBinding<Kind extends 'Role' | 'ClusterRole'> {
  readonly apiVersion: 'rbac.authorization.k8s.io/v1';
  readonly roleRef: {
    readonly apiGroup: 'rbac.authorization.k8s.io';
    readonly kind: Kind;
    readonly name: string;
  };
  readonly subjects: readonly [
    { readonly kind: 'ServiceAccount'; readonly name: string; readonly namespace: string },
  ];
}

/** One object of a known kind: what is misspelt or has the wrong type does not compile. */
export function object<Kind extends keyof Kinds>(
  kind: Kind,
  metadata: ObjectMeta,
  fields: Kinds[Kind],
): KubernetesObject {
  return { kind, metadata, ...fields };
}
