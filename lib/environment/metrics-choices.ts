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
  /** How long samples are kept. */
  readonly retention: Duration;
  /** What programs show to vmauth before they may read or write. */
  readonly tokens: AccessTokens;
  readonly vmauth: StatelessChoices;
  readonly vmalert: StatelessChoices;
}

export interface VictoriaMetricsSingleNode extends VictoriaMetricsBase {
  readonly kind: 'single node';
  readonly storage: Storage;
  readonly resources?: Resources;
  readonly flags: ProgramFlags;
}

export interface VictoriaMetricsCluster extends VictoriaMetricsBase {
  readonly kind: 'cluster';
  /** On how many storage nodes each sample is kept. */
  readonly replicationFactor: number;
  readonly vminsert: StatelessChoices;
  /** Its volume holds the cache of query results. */
  readonly vmselect: StatelessChoices & { readonly storage: Storage };
  readonly vmstorage: StatelessChoices & { readonly storage: Storage };
}

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
