import type { Component } from '#lib/components/component';
import type { Output } from '#lib/environment/environment';
import type { KubernetesObject } from '#lib/kubernetes/object';
import type { NativeFile } from '#lib/native-file';
import type { Bytes } from '#lib/units/bytes';
import type { Duration } from '#lib/units/duration';

/** Everything of one environment's stack that is written to `dist/<environment>/`. */
export interface StackOutput {
  readonly environment: string;
  readonly kind: Output['kind'];
  /** What everything else stands on, the namespace first; empty in `processes`. */
  readonly base: readonly KubernetesObject[];
  /** In the order in which they are started on one machine. */
  readonly components: readonly Component[];
  /** `runbooks/*.md`. */
  readonly runbooks: readonly NativeFile[];
  readonly facts: SummaryFacts;
}

/** What the summary tells that cannot be read from the components. */
export interface SummaryFacts {
  readonly images: readonly ImageFact[];
  readonly alerts: readonly AlertFact[];
  readonly scrapeJobs: readonly ScrapeJobFact[];
  readonly sizes: readonly SizeFact[];
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
  readonly severity: string;
  readonly team: string;
}

export interface ScrapeJobFact {
  readonly name: string;
  readonly interval: Duration;
  /** Where its targets come from, in words: `3 addresses`, `pods with app=dwcp-node`. */
  readonly targets: string;
}

/** The size of one replica. CPU in cores. */
export interface SizeFact {
  readonly component: string;
  readonly replicas: number;
  readonly cpu: number;
  readonly memory: Bytes;
  readonly storage?: Bytes;
}
