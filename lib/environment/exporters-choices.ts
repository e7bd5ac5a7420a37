import type { Hosts } from '#lib/environment/access-choices';
import type { Discovery } from '#lib/environment/metrics-choices';
import type { Resources } from '#lib/environment/shared-choices';

/** What tells about machines, the cluster and public endpoints. A site may have its own, as `targets` then says. */
export interface ExportersChoices {
  /** Absent: the stack has none on the nodes. */
  readonly nodeExporter?: NodeExporterChoices;
  /** Absent: the stack has none. */
  readonly kubeStateMetrics?: { readonly resources?: Resources };
  /** Absent: nothing is probed. */
  readonly blackbox?: BlackboxChoices;
  /** What is kept of exporters although nothing reads it, by the name of the job: names of metrics, or regular expressions. */
  readonly alsoKeep: Readonly<Record<string, readonly string[]>>;
}

export interface NodeExporterChoices {
  /** Machines outside the cluster on which the site runs one. Absent: none. */
  readonly machines?: Exclude<Discovery, { kind: 'kubernetes' }>;
  /** Of the pod on each node. */
  readonly resources?: Resources;
}

export interface BlackboxChoices {
  /** Keys of `hosts`. Absent: all that are opened. */
  readonly hosts?: readonly ProbedHost[];
  /** Public endpoints besides, which answer 2xx. */
  readonly urls: readonly string[];
  readonly resources?: Resources;
}

/** A key of `hosts` under which something of the stack can be opened. */
export type ProbedHost = Exclude<keyof Hosts, 'runbooks'>;
