import type {
  AccessTokens,
  Bucket,
  ReplicatedChoices,
  Resources,
  Storage,
} from '#lib/environment/shared-choices';
import type { Duration } from '#lib/units/duration';

export interface ProfilesChoices {
  readonly retention: Duration;
  readonly storage: ProfileStorage;
  /** Of Pyroscope. */
  readonly resources?: Resources;
  /** What programs show to pyroscope-gateway before they may read or write. */
  readonly tokens: AccessTokens;
  /** Lets programs read and write Pyroscope by these tokens. */
  readonly gateway: ReplicatedChoices;
  /** Where pprof is asked, by the name of the service: `dwcp-v3`. */
  readonly targets: Readonly<Record<string, ProfileTarget>>;
}

/** The programs of one service whose profiles are taken. */
export type ProfileTarget =
  | { readonly kind: 'static'; readonly addresses: readonly string[] }
  | {
      readonly kind: 'kubernetes';
      readonly role: 'pod';
      /** At least one: Alloy may look nowhere else. */
      readonly namespaces: readonly string[];
      readonly selector: string;
      /** Names or numbers of container ports. */
      readonly ports: readonly (string | number)[];
    };

export type ProfileStorage =
  | { readonly kind: 'filesystem'; readonly storage: Storage }
  | { readonly kind: 'object storage'; readonly bucket: Bucket; readonly storage: Storage };
