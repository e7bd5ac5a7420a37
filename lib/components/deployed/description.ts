import type { Choice, Kept, RequiredSecret } from '#lib/components/component';
import type { KubernetesOutput } from '#lib/environment/output-choices';
import type { Storage } from '#lib/environment/shared-choices';
import type { Container, PodSecurityContext, Volume } from '#lib/kubernetes/kinds';
import type { KubernetesObject } from '#lib/kubernetes/object';
import type { NativeFile } from '#lib/native-file';
import type { ProgramSize } from '#lib/sizing/sized';
import type { Port, Program } from '#lib/topology/program';
import type { Bytes } from '#lib/units/bytes';
import type { Duration } from '#lib/units/duration';

/** Where one replica finds its files, keeps its data and listens. */
export interface ReplicaPaths {
  /** A file of `dist/<environment>`, or a secret below `secrets/`, where the replica finds it. */
  file(path: string): string;
  /** The folder on its volume. */
  readonly data: string;
  /** `host:port`, or `:port` for every address. */
  listen(port: Port): string;
}

/** A folder that the program may write, and that may be lost. */
export interface Scratch {
  /** As a volume is called: `tmp`. */
  readonly name: string;
  readonly path: string;
  readonly size: Bytes;
}

/** A folder of the node. */
export interface NodeFolder {
  readonly name: string;
  readonly path: string;
  /** Where the program finds it. @default at the same path */
  readonly mountPath?: string;
  /** Whether what the node mounts below it later is there too. @default false */
  readonly followsMounts?: true;
  /** Whether the program keeps something there, and the kubelet makes the folder. @default it may only read */
  readonly writable?: true;
}

/** What is particular to one program of the stack: from it follow its manifests and how it is started on one machine. */
export interface DeployedProgram {
  readonly program: Program;
  readonly size: ProgramSize;
  /** @default none: nothing is kept */
  readonly storage?: Storage;
  /** What it keeps there or in a bucket. @default it keeps nothing */
  readonly keeps?: Kept;
  /** What runs in the place of what the image starts. @default that */
  readonly command?: readonly string[];
  readonly arguments: (paths: ReplicaPaths) => readonly string[];
  readonly files: readonly NativeFile[];
  /** Whether it reads them again by itself. @default a change of them replaces the pods */
  readonly rereadsFiles?: true;
  /** Secrets that it reads as files. */
  readonly secretFiles: readonly RequiredSecret[];
  /** Secrets that it can only be given in environment variables, by the name of the variable. */
  readonly secretVariables: Readonly<Record<string, RequiredSecret>>;
  /** Environment variables. @default none */
  readonly variables?: Readonly<Record<string, string>>;
  /** Environment variables with what the cluster knows of the pod: `{ NODE_NAME: 'spec.nodeName' }`. */
  readonly podFields?: Readonly<Record<string, string>>;
  /** Where it says how it is. */
  readonly health: Health;
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
  /** Ports that clients find under one address, whichever replica answers. @default every replica has its own only */
  readonly services?: readonly Port[];
  /** @default none */
  readonly scratch?: readonly Scratch[];
  /** Of a program that runs on each node. @default none */
  readonly nodeFolders?: readonly NodeFolder[];
  /** The user that the image runs as, by its number. @default `nobody` */
  readonly user?: number;
  /** What its node has to let it do. @default what the `restricted` standard allows */
  readonly podSecurity?: PodSecurityContext;
  /** Further folders of the container, from the volumes that it has: what only this program needs. @default none */
  readonly mounts?: Container['volumeMounts'];
  readonly volumes?: readonly Volume[];
  /** Containers that end before it starts. @default none */
  readonly initContainers?: (image: string) => readonly Container[];
  /** What it may ask the Kubernetes API for: Roles and their bindings. @default it does not talk to it */
  readonly roles?: (output: KubernetesOutput) => readonly KubernetesObject[];
}

/** Paths that answer 200. */
export interface Health {
  readonly port: Port;
  /** Once the program serves. @default the port is open then */
  readonly ready?: string;
  /** As long as it runs; what there is no liveness probe for has none. */
  readonly healthy?: string;
}

/** What is particular to a program that is run again and again, and ends each time. */
export interface RepeatedProgramDescription
  extends Omit<
    DeployedProgram,
    | 'storage'
    | 'health'
    | 'apart'
    | 'settlesWithin'
    | 'startsWithin'
    | 'stopsWithin'
    | 'withoutLivenessProbe'
    | 'services'
  > {
  /** As cron has it, in UTC: `15 2 * * *`. */
  readonly schedule: string;
  /** After how long a run is given up. */
  readonly endsWithin: Duration;
  /** What it is run for, each apart. @default it is run for everything at once */
  readonly each?: readonly RepeatedFor[];
}

/** One of the things that something is done for again and again. */
export interface RepeatedFor
  extends Pick<RepeatedProgramDescription, 'schedule' | 'arguments' | 'mounts' | 'volumes'> {
  /** As its CronJob is called. */
  readonly name: string;
  /** The pod on whose node it runs: only there is a volume that both have. */
  readonly besidePod: string;
}
