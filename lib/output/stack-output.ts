import type { Component } from '#lib/components/component';
import type { Output } from '#lib/environment/output-choices';
import type { ConfigMapReference } from '#lib/environment/shared-choices';
import type { KubernetesObject } from '#lib/kubernetes/object';
import type { Saving } from '#lib/metrics/saving';
import type { NativeFile } from '#lib/native-file';
import type { Duration } from '#lib/units/duration';
import type { Quantity } from '#lib/units/quantity';

/** Everything of one environment's stack that is written to `dist/<environment>/`. */
export interface StackOutput {
  readonly environment: string;
  readonly kind: Output['kind'];
  /** What everything else stands on, the namespace first; empty in `processes`. */
  readonly base: readonly KubernetesObject[];
  /** In the order in which they are started on one machine. */
  readonly components: readonly Component[];
  /** What people read beside the configuration: `runbooks/*.md` and `ROUTING.md`. */
  readonly pages: readonly NativeFile[];
  readonly facts: SummaryFacts;
}

/** What the summary tells that cannot be read from the components. */
export interface SummaryFacts {
  readonly images: readonly ImageFact[];
  readonly alerts: readonly AlertFact[];
  readonly disabledAlerts: readonly DisabledAlertFact[];
  readonly changedAlerts: readonly ChangedAlertFact[];
  readonly idleAlerts: readonly IdleAlertFact[];
  readonly scrapeJobs: readonly ScrapeJobFact[];
  /** What the declared load could be too much for, in the order of the components. */
  readonly capacity: readonly CapacityFact[];
  readonly exporters: readonly ExporterFact[];
  /** The names that the certificate inside has to be for. Absent: there is none. */
  readonly certificateInside?: { readonly secret: string; readonly names: readonly string[] };
  /** The ConfigMap that a site has to create. Absent: none. */
  readonly certificateAuthority?: ConfigMapReference;
  /** Whether nobody may open Prometheus, Alertmanager and Grafana: no pods, and nobody who logs in. */
  readonly hasClosedUserInterfaces: boolean;
  /** The URL that Prometheus sends its samples to. Absent: they are kept nowhere else. */
  readonly longTermStorage?: string;
}

export interface ImageFact {
  readonly component: string;
  /** With the environment's registry, without tag: `quay.io/prometheus/prometheus`. */
  readonly image: string;
  readonly tag: string;
  /** `sha256:...`; null when nobody has pinned it. */
  readonly digest: string | null;
}

export interface AlertFact {
  readonly name: string;
  readonly threshold?: Quantity;
  readonly for: Duration;
  readonly severity: string;
  readonly team: string;
  /** Those whom Alertmanager tells. */
  readonly receivers: readonly string[];
}

export interface DisabledAlertFact {
  readonly name: string;
  readonly reason: string;
}

/** One value of an alert that an environment has otherwise than the others. */
export interface ChangedAlertFact {
  readonly name: string;
  readonly value: 'threshold' | 'for';
  readonly from: string;
  readonly to: string;
}

/** An alert that cannot fire in an environment, because nothing there collects what it looks at. */
export interface IdleAlertFact {
  readonly name: string;
  /** The scrape jobs that it waits for, which have no targets. */
  readonly jobs: readonly string[];
}

/** What one resource of a component carries of the declared load. */
export interface CapacityFact {
  /** As it is accepted by: `vmstorage-cpu`. */
  readonly limit: string;
  /** What each replica is given: `4 cores`. */
  readonly given: string;
  /** With their units: `200000 samples/s`. */
  readonly declared: string;
  readonly carries: string;
  /** What it carries once it has grown with the load as far as it does by itself. Absent: the environment says what it is given. */
  readonly growsTo?: string;
  /** In whole percent. Absent: the load is too much. */
  readonly headroom?: number;
  /** Why it may be too much. */
  readonly accepted?: string;
}

export interface ScrapeJobFact {
  readonly name: string;
  readonly interval: Duration;
  /** Where its targets come from, in words: `dwcp-node-1:8080, dwcp-node-2:8080`, `Kubernetes: every pod in dwcp`. */
  readonly targets: string;
}

/** What is kept of an exporter. */
export interface ExporterFact extends Saving {
  /** Who runs it: nobody, the stack, the site, or each of them some. */
  readonly ownedBy: readonly ('stack' | 'site')[];
}
