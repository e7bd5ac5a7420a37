import type { Argument } from '#lib/components/argument';
import type { Choice, Kept, RequiredSecret } from '#lib/components/component';
import type { DeployedProgram, ReplicaPaths } from '#lib/components/deployed/description';
import type { KeyPath } from '#lib/environment/environment';
import type { ProgramFlags } from '#lib/environment/metrics-choices';
import type { Storage } from '#lib/environment/shared-choices';
import type { NativeFile } from '#lib/native-file';
import type { ProgramSize } from '#lib/sizing/sized';
import type { Port, Program } from '#lib/topology/program';
import type { Duration } from '#lib/units/duration';

/** Flags that a site adds. */
export interface SiteFlags {
  /** Where they stand in its file. */
  readonly path: KeyPath;
  readonly flags: ProgramFlags;
}

/** What is particular to one program of VictoriaMetrics: all are set with flags and answer on `/health`. */
export interface VictoriaMetricsProgram {
  readonly program: Program & { readonly ports: { readonly web: Port } };
  readonly size: ProgramSize;
  /** @default none: nothing is kept */
  readonly storage?: Storage;
  /** What it keeps there. @default it keeps nothing */
  readonly keeps?: Kept;
  /** What the stack starts it with, besides what every program of VictoriaMetrics is started with. */
  readonly arguments: (paths: ReplicaPaths) => readonly Argument[];
  /** What the site adds, and where that stands in the file. @default it may add none */
  readonly siteFlags?: SiteFlags;
  /** Its configuration, which it reads again by itself when that changes. */
  readonly files: readonly NativeFile[];
  /** Secrets that it reads as files. */
  readonly secretFiles: readonly RequiredSecret[];
  /** Secrets that it can only be given in environment variables, by the name of the variable. */
  readonly secretVariables: Readonly<Record<string, RequiredSecret>>;
  /** Environment variables. @default none */
  readonly variables?: Readonly<Record<string, string>>;
  /** Further folders of the container, from the volumes that it has. @default none */
  readonly mounts?: NonNullable<DeployedProgram['mounts']>;
  readonly volumes?: NonNullable<DeployedProgram['volumes']>;
  readonly choices: readonly Choice[];
  /** Whether two replicas never share a node. @default they do when there is no other */
  readonly apart?: boolean;
  /** How long a replica is ready before the next one is replaced. @default 10 s */
  readonly settlesWithin?: Duration;
  /** How long a start may take. */
  readonly startsWithin: Duration;
  /** How long it may take to stop before it is killed. */
  readonly stopsWithin: Duration;
  /** Why there is no liveness probe. @default there is one */
  readonly withoutLivenessProbe?: string;
  /** Whether clients find it under one address, whichever replica answers. @default every replica has its own only */
  readonly hasService?: true;
}
