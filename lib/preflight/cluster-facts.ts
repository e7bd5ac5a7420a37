import type { CertificateSecret } from '#lib/kubernetes/certificate-secrets';
import type { Answer } from '#lib/preflight/answer';

/** What was read of the cluster. What it did not say is an answer of its own: rights differ from site to site. */
export interface ClusterFacts {
  readonly askedAt: Date;
  /** As `kubectl version` says them: `v1.33.2-gke.100`. */
  readonly versions: { readonly kubectl: string; readonly server: string };
  /** What the server knows of each API version that the manifests use, by API version; undefined: it serves none such. */
  readonly resources: ReadonlyMap<string, Answer<readonly ApiResource[] | undefined>>;
  /** The namespaces of the manifests, by name; undefined: there is none. */
  readonly namespaces: ReadonlyMap<string, Answer<NamespaceFact | undefined>>;
  /** Pods in the stack's own namespaces that are not the stack's. */
  readonly foreignPods: ReadonlyMap<string, Answer<readonly string[]>>;
  /** The keys of Secrets and ConfigMaps, by `Secret monitoring/name`; undefined: there is none. Never their values. */
  readonly keys: ReadonlyMap<string, Answer<readonly string[] | undefined>>;
  readonly certificates: readonly CertificateFact[];
  readonly storageClasses: ReadonlyMap<string, Answer<StorageClassFact | undefined>>;
  readonly permissions: readonly PermissionFact[];
  readonly admission: AdmissionFacts;
  readonly daemonSets: Answer<readonly DaemonSetFact[]>;
  /** The container ports of the pods that answer for names, by `namespace key=value`. */
  readonly dnsPods: ReadonlyMap<string, Answer<readonly (readonly number[])[]>>;
  readonly nodes: Answer<readonly NodeFact[]>;
  /** The objects with the stack's label, by resource. */
  readonly labelled: ReadonlyMap<string, Answer<readonly ObjectName[]>>;
  /** Objects of the manifests that have fields which cannot be changed, by `Kind namespace/name`; undefined: there is none. */
  readonly present: ReadonlyMap<string, Answer<unknown>>;
}

/** One resource of an API version. */
export interface ApiResource {
  readonly kind: string;
  /** In the plural, as rights name it: `statefulsets`. */
  readonly resource: string;
}

export interface NamespaceFact {
  readonly labels: Readonly<Record<string, string>>;
  /** On its way to being deleted. */
  readonly terminating: boolean;
}

/** A Secret with a certificate, and what of it everybody may see; undefined: there is no such Secret. */
export interface CertificateFact {
  readonly secret: CertificateSecret;
  readonly found: Answer<CertificateTexts | undefined>;
}

/** In PEM, as they are stored; absent where there is nothing. */
export interface CertificateTexts {
  readonly certificate?: string;
  readonly authority?: string;
}

export interface StorageClassFact {
  readonly allowsExpansion: boolean;
  /** `WaitForFirstConsumer` or `Immediate`. */
  readonly bindingMode: string;
}

/** A right that an apply needs. */
export interface Permission {
  readonly verb: 'create' | 'patch' | 'escalate' | 'bind';
  /** With its group: `statefulsets.apps`, `configmaps`. */
  readonly resource: string;
  /** Absent: in the whole cluster. */
  readonly namespace?: string;
}

export interface PermissionFact {
  readonly permission: Permission;
  readonly allowed: Answer<boolean>;
}

/** What may refuse or change objects on their way in. */
export interface AdmissionFacts {
  readonly webhooks: Answer<readonly AdmissionRule[]>;
  readonly policies: Answer<readonly AdmissionRule[]>;
  /** Of the stack's own namespaces. */
  readonly quotas: Answer<readonly QuotaFact[]>;
  readonly limitRanges: Answer<readonly LimitRangeFact[]>;
}

/** A webhook or a policy, and what it looks at. */
export interface AdmissionRule {
  /** The object that it stands in: `ValidatingWebhookConfiguration gatekeeper`. */
  readonly name: string;
  readonly changesObjects: boolean;
  /** What happens while it cannot be asked. */
  readonly refusesOnFailure: boolean;
  /** API group and resource, with `*`: `apps/statefulsets`, `/pods`, `*` + `/*`. */
  readonly resources: readonly string[];
  /** Label selectors; absent ones take every namespace, every object. */
  readonly namespaceSelector?: unknown;
  readonly objectSelector?: unknown;
}

export interface QuotaFact {
  readonly namespace: string;
  readonly name: string;
  readonly hard: Readonly<Record<string, string>>;
  readonly used: Readonly<Record<string, string>>;
}

export interface LimitRangeFact {
  readonly namespace: string;
  readonly name: string;
  /** `Container`, `Pod` or `PersistentVolumeClaim`, each with its bounds. */
  readonly limits: readonly {
    readonly type: string;
    readonly min: Readonly<Record<string, string>>;
    readonly max: Readonly<Record<string, string>>;
  }[];
}

export interface DaemonSetFact {
  readonly namespace: string;
  readonly name: string;
  readonly containers: readonly { readonly name: string; readonly arguments: readonly string[] }[];
}

export interface NodeFact {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly ready: boolean;
  /** Somebody has cordoned it. */
  readonly cordoned: boolean;
  /** In cores; what pods may have of it. */
  readonly cpu: number;
  /** In bytes. */
  readonly memory: number;
}

export interface Taint {
  readonly key: string;
  readonly value: string;
  /** `NoSchedule`, `PreferNoSchedule` or `NoExecute`. */
  readonly effect: string;
}

export interface ObjectName {
  readonly kind: string;
  /** Absent on cluster-scoped objects. */
  readonly namespace?: string;
  readonly name: string;
}
