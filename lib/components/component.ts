import type { SecretReference } from '#lib/environment/shared-choices';
import type { KubernetesObject } from '#lib/kubernetes/object';
import type { NativeFile } from '#lib/native-file';
import type { Place } from '#lib/place';
import type { Bytes } from '#lib/units/bytes';
import type { Duration } from '#lib/units/duration';

export type { NativeFile };

/** One deployed program of the stack, for one environment: everything of it that is written to dist. */
export interface Component {
  /** As in `app.kubernetes.io/name`: `prometheus`. */
  readonly name: string;
  /** Key in `images.lock.json`. Absent: nothing runs, there are only objects. */
  readonly image?: string;
  /** Its native configuration, as the program and people read it; paths relative to `dist/<environment>/`. */
  readonly files: readonly NativeFile[];
  /** Its Kubernetes objects in apply order; empty in `processes`. */
  readonly objects: readonly KubernetesObject[];
  /** ConfigMaps that mirror native files; written apart so that a review shows each change once. */
  readonly mirrors: readonly KubernetesObject[];
  /** How it is started on one machine; empty in `kubernetes`. */
  readonly processes: readonly Process[];
  readonly size: ComponentSize;
  /** What it keeps on its volumes or in a bucket. @default it keeps nothing */
  readonly keeps?: Kept;
  /** Secrets that must exist before it can start. */
  readonly secrets: readonly RequiredSecret[];
  /** What `--explain` prints. */
  readonly choices: readonly Choice[];
}

/** How many of it run, and what each of them is given. */
export interface ComponentSize {
  readonly replicas: number;
  /** Cores, as requested. */
  readonly cpu: number;
  readonly memory: Bytes;
  readonly storage: Bytes;
}

/** What a program keeps, and what becomes of it. */
export interface Kept {
  /** In words: `the traces that were sampled`. */
  readonly what: string;
  /** For how long: `7d`. */
  readonly retention: string;
  readonly backup: Backup;
}

/** Where a second copy is, or why it may be lost. */
export type Backup =
  | { readonly kind: 'made'; readonly how: string }
  | { readonly kind: 'not needed'; readonly why: string };

/** A key of a Secret that a site has to create. */
export interface RequiredSecret extends SecretReference {
  /** What it holds, in words. */
  readonly purpose: string;
  /** Where it has to be. @default the namespace of the stack */
  readonly namespace?: string;
}

/** One value the component runs with, and where it comes from. */
export interface Choice {
  readonly name: string;
  readonly value: string;
  /** A place in the environment file, or the formula or constant in words. */
  readonly from: Place | string;
}

/** A program on one machine. */
export interface Process {
  readonly name: string;
  readonly program: string;
  /** Paths are relative to `dist/<environment>/`. */
  readonly arguments: readonly string[];
  /** Environment variables that it needs besides those of its parent. */
  readonly environment: Readonly<Record<string, string>>;
  /** Environment variables that hold what stands in files, such as tokens; paths as in `arguments`. @default none */
  readonly environmentFiles?: Readonly<Record<string, string>>;
  /** An HTTP URL on loopback that answers 200 when the program is ready. */
  readonly ready: string;
  readonly readyWithin: Duration;
}
