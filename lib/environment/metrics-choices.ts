import type { AccessTokens, Resources, SecretReference, Storage } from '#lib/environment/shared-choices';
import type { Bytes } from '#lib/units/bytes';
import type { Duration } from '#lib/units/duration';

export interface PrometheusChoices {
  readonly replicas: number;
  readonly retention: { readonly time: Duration; readonly size: Bytes };
  readonly storage: Storage;
  /** Explicit sizes win over the sizing model. */
  readonly resources?: Resources;
}

export interface AlertmanagerChoices {
  readonly replicas: number;
  readonly storage: Storage;
  /** How long silences and the notification log are kept. */
  readonly retention: Duration;
  readonly resources?: Resources;
}

/** Long-term storage: one program for a small site, or a cluster whose parts grow by themselves. */
export type VictoriaMetricsChoices = VictoriaMetricsSingleNode | VictoriaMetricsCluster;

interface VictoriaMetricsBase {
  /** What programs show to vmauth before they may read or write. */
  readonly tokens: AccessTokens;
  readonly vmauth: StatelessChoices;
  readonly vmalert: StatelessChoices;
  /** Other sites that hold the samples of this one too. Absent: there are none. */
  readonly sites?: Sites;
  /** Absent: what storage nodes keep has no other copy. */
  readonly backup?: MetricsBackup;
  /** Passes each sample on to every tier. Its volume holds what a tier cannot take yet. Absent: there is one tier. */
  readonly vmagent?: KeepingChoices;
}

/** Other sites, each with a stack of its own. */
export interface Sites {
  /** What sites show each other, the same at all of them. */
  readonly tokens: { readonly read: SecretReference; readonly write: SecretReference };
  readonly peers: readonly Peer[];
}

export interface Peer {
  /** The label `site` of its series. */
  readonly site: string;
  /** Its vmauth as it is reached from here, without a path. */
  readonly url: string;
}

/** Copies of what each storage node keeps, in a bucket of the object storage that deletes nothing by itself. */
export interface MetricsBackup {
  readonly bucket: string;
  /** The hour of the day in UTC at which copies are made. */
  readonly hour: number;
}

/** What it says of itself is the hot tier. */
export interface VictoriaMetricsSingleNode extends VictoriaMetricsBase, SingleNodeTier {
  readonly warm?: SingleNodeTier;
  readonly cold?: SingleNodeTier;
}

/** What it says of itself is the hot tier. */
export interface VictoriaMetricsCluster extends VictoriaMetricsBase, ClusterTier {
  readonly warm?: ClusterTier;
  readonly cold?: ClusterTier;
  /** vmselect over all tiers. Absent: there is none. */
  readonly vmselectAll?: KeepingChoices;
}

/** How a tier keeps samples. */
export type TierChoices = SingleNodeTier | ClusterTier;

export interface SingleNodeTier {
  readonly kind: 'single node';
  /** How long samples are kept. */
  readonly retention: Duration;
  readonly storage: Storage;
  readonly resources?: Resources;
  readonly flags: ProgramFlags;
}

export interface ClusterTier {
  readonly kind: 'cluster';
  /** How long samples are kept. */
  readonly retention: Duration;
  /** On how many storage nodes each sample is kept. */
  readonly replicationFactor: number;
  readonly vminsert: StatelessChoices;
  /** Its volume holds the cache of query results. */
  readonly vmselect: KeepingChoices;
  readonly vmstorage: KeepingChoices;
}

/** Of a program with a volume. */
export type KeepingChoices = StatelessChoices & { readonly storage: Storage };

/** What every program of VictoriaMetrics lets a site choose. */
export interface StatelessChoices {
  readonly replicas: number;
  /** Explicit sizes win over the sizing model. */
  readonly resources?: Resources;
  readonly flags: ProgramFlags;
}

/** Flags that the stack does not set itself, by name without dash: `search.maxSeries: 50000`. */
export type ProgramFlags = Readonly<Record<string, string | number | boolean>>;

export interface RemoteWriteChoices {
  readonly url: string;
  /** A file with a bearer token, from a Secret. @default no authentication */
  readonly token?: SecretReference;
}

/** Where a job's targets come from. */
export type Discovery =
  | { readonly kind: 'static'; readonly addresses: readonly string[] }
  | {
      readonly kind: 'kubernetes';
      readonly role: 'pod' | 'endpointslice' | 'node';
      /** @default every namespace */
      readonly namespaces: readonly string[];
      /** A label selector: `app=dwcp-node`. @default none */
      readonly selector?: string;
      /** Names and numbers of container or endpoint ports. @default every port */
      readonly ports?: readonly (string | number)[];
    }
  | { readonly kind: 'http'; readonly url: string }
  | { readonly kind: 'consul'; readonly server: string; readonly service: string };
