import type {
  Bucket,
  PodSelection,
  ReplicatedChoices,
  Resources,
  SecretReference,
  Storage,
} from '#lib/environment/shared-choices';
import type { Duration } from '#lib/units/duration';

export interface TracesChoices {
  /** What programs show before they may send spans. */
  readonly token: SecretReference;
  /** Pods that may send spans; those outside the cluster come by `hosts.otel`. */
  readonly from: readonly PodSelection[];
  /** How long spans can be searched. */
  readonly retention: Duration;
  /** Receives spans from everybody. Its volume holds what cannot be passed on yet. */
  readonly collector: ReplicatedChoices & { readonly storage: Storage };
  /** Decides which traces are kept. */
  readonly sampler: SamplerChoices;
  readonly storage: TraceStorage;
}

export interface SamplerChoices extends ReplicatedChoices {
  /** How many of a hundred traces are kept of those that nothing else keeps. */
  readonly percentage: number;
  /** Names of spans whose traces are all kept; `*` at the end stands for anything. */
  readonly always: readonly string[];
  /** How long after its first span a trace is decided about. */
  readonly decisionWait: Duration;
  /** Holds what cannot be passed on yet. */
  readonly storage: Storage;
}

export type TraceStorage = BadgerStorage | ElasticsearchStorage;

/** Files on the volume of the one Jaeger that there is. */
export interface BadgerStorage {
  readonly kind: 'badger';
  readonly storage: Storage;
  readonly resources?: Resources;
}

export interface ElasticsearchStorage {
  readonly kind: 'elasticsearch';
  /** Jaeger's part that stores. */
  readonly collector: ReplicatedChoices;
  /** Jaeger's part that people search with. */
  readonly query: ReplicatedChoices;
  /** Nodes; all of them keep data and may lead. */
  readonly nodes: number;
  readonly shards: number;
  /** Copies of each shard besides itself. */
  readonly copies: number;
  readonly storage: Storage;
  readonly resources?: Resources;
  /**
   * The Secret with the certificate that its nodes show each other, and nobody else has: `tls.crt`, `tls.key`, and `ca.crt` of an
   * authority that signs for nobody else, because whoever it signs for can join them.
   */
  readonly nodeCertificates: string;
  readonly passwords: {
    /** Of the user `elastic`, who sets up the others. */
    readonly elastic: SecretReference;
    readonly jaeger: SecretReference;
    /** Of those who watch it. */
    readonly monitoring: SecretReference;
  };
  /** Where snapshots go. Absent: there are none, and `withoutSnapshots` says why. */
  readonly snapshots: Snapshots;
}

/** Where snapshots go, or why there are none. */
export type Snapshots =
  | { readonly kind: 'object storage'; readonly bucket: Bucket }
  | { readonly kind: 'none'; readonly reason: string };
