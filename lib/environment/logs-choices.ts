import type {
  AccessTokens,
  Bucket,
  ReplicatedChoices,
  Resources,
  Storage,
} from '#lib/environment/shared-choices';
import type { Duration } from '#lib/units/duration';

export interface LogsChoices {
  readonly retention: Duration;
  readonly storage: LogStorage;
  /** Of each replica of Loki. */
  readonly resources?: Resources;
  /** What programs show to loki-gateway before they may read or write. */
  readonly tokens: AccessTokens;
  /** Lets programs read and write Loki by these tokens. */
  readonly gateway: ReplicatedChoices;
  /** What collects on each node. */
  readonly agent: { readonly excludedNamespaces: readonly string[]; readonly resources?: Resources };
  /** What is read on one machine; in a cluster, the logs of all containers are. */
  readonly files: readonly LogFiles[];
  /** Fields of log lines that Loki finds streams by, besides those that it always does. */
  readonly indexLabels: readonly string[];
}

/** The log files of one program on one machine. */
export interface LogFiles {
  /** The label of their lines: `dwcp-v3`. */
  readonly job: string;
  /** Glob patterns, relative to where the programs are started: `logs/*.log`. */
  readonly paths: readonly string[];
}

export type LogStorage =
  /** One replica with everything on its volume. */
  | { readonly kind: 'filesystem'; readonly storage: Storage }
  /** Several replicas; their volumes hold only what is not in the bucket yet. */
  | {
      readonly kind: 'object storage';
      readonly replicas: number;
      readonly bucket: Bucket;
      readonly storage: Storage;
    };
