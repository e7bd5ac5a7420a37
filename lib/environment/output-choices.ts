import type { EgressName } from '#lib/environment/egress-names';
import type { ConfigMapReference, PodSelection } from '#lib/environment/shared-choices';

/** What is generated: Kubernetes manifests, or programs to start on one machine. */
export type Output = KubernetesOutput | ProcessesOutput;

export interface KubernetesOutput {
  readonly kind: 'kubernetes';
  readonly namespace: string;
  /** Put before every image's name, for sites with a mirror: `registry.example.com/mirror`. @default none */
  readonly imageRegistry?: string;
  readonly imagePullSecrets: readonly string[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  /** Storage classes of the cluster by the name this file uses for them. */
  readonly storageClasses: Readonly<Record<string, string>>;
  /** The address ranges that pods may reach outside the cluster, by what is there. */
  readonly egress: readonly EgressRange[];
  /** Pods that may open the user interfaces, past the login where there is `access`. */
  readonly userInterfacesFrom: readonly PodSelection[];
  /** The HTTP proxy to everything outside the cluster but scrape targets and mail. @default none */
  readonly proxy?: ProxyChoices;
  /** The authorities that TLS servers are checked against, instead of those that the images bring. */
  readonly certificateAuthority?: ConfigMapReference;
  /**
   * The Secret with the certificate that programs of the stack show each other: `tls.crt`, `tls.key`, and `ca.crt` that
   * it is checked against. Absent: connections inside the stack are not encrypted.
   */
  readonly certificates?: string;
  /** Whether policies are offered by which the cluster refuses what would weaken the namespaces of the stack. */
  readonly admissionPolicies: boolean;
}

export interface ProcessesOutput {
  readonly kind: 'processes';
  /** Where the programs keep their data, relative to where they are started. */
  readonly dataDirectory: string;
}

export interface Toleration {
  readonly key: string;
  readonly operator: 'Exists' | 'Equal';
  readonly value?: string;
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

export interface ProxyChoices {
  readonly url: string;
  /** Hosts that are reached without it, with all names below them; names inside the cluster always are. */
  readonly noProxy: readonly string[];
}

/** Addresses outside the cluster; NetworkPolicies know no host names. */
export interface EgressRange {
  readonly name: EgressName;
  readonly cidr: string;
  readonly port: number;
}
