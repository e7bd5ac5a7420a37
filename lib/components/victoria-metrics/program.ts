import { type Argument, flagsOf } from '#lib/components/argument';
import type { Choice, Component, Process, RequiredSecret } from '#lib/components/component';
import { programMirrors, programObjects } from '#lib/components/victoria-metrics/manifests';
import type { Environment, ProcessesOutput, Storage } from '#lib/environment/environment';
import { type Images, imageReference } from '#lib/kubernetes/images';
import type { NativeFile } from '#lib/native-file';
import type { ProgramSize } from '#lib/sizing/victoria-metrics';
import { addressOf } from '#lib/topology/addresses';
import type { Port, Program } from '#lib/topology/program';
import { Bytes } from '#lib/units/bytes';
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

/** What is particular to one program of VictoriaMetrics: all are set with flags and answer on `/health`. */
export interface VictoriaMetricsProgram {
  readonly program: Program & { readonly ports: { readonly web: Port } };
  readonly size: ProgramSize;
  /** @default none: nothing is kept */
  readonly storage?: Storage;
  readonly arguments: (paths: ReplicaPaths) => readonly Argument[];
  /** Its configuration, which it reads again by itself when that changes. */
  readonly files: readonly NativeFile[];
  /** Secrets that it reads as files. */
  readonly secretFiles: readonly RequiredSecret[];
  /** Secrets that it can only be given in environment variables, by the name of the variable. */
  readonly secretVariables: Readonly<Record<string, RequiredSecret>>;
  readonly choices: readonly Choice[];
  /** How long a start may take. */
  readonly startsWithin: Duration;
  /** How long it may take to stop before it is killed. */
  readonly stopsWithin: Duration;
  /** Why there is no liveness probe. @default there is one */
  readonly withoutLivenessProbe?: string;
  /** Whether clients find it under one address, whichever replica answers. @default every replica has its own only */
  readonly hasService?: true;
}

/** A program of VictoriaMetrics as a component of the stack. */
export function victoriaMetricsComponent(
  description: VictoriaMetricsProgram,
  environment: Environment,
  images: Images,
): Component {
  const { output } = environment;
  const { program, size, storage, files, secretFiles, secretVariables, choices } = description;
  const component = {
    name: program.name,
    image: program.name,
    size: {
      replicas: program.replicas(environment),
      cpu: size.cpu.value,
      memory: size.memory.value,
      storage: storage?.size ?? Bytes.of(0),
    },
    files,
    secrets: [...secretFiles, ...Object.values(secretVariables)],
    choices,
  };
  switch (output.kind) {
    case 'processes':
      return {
        ...component,
        objects: [],
        mirrors: [],
        processes: processesOf(description, environment, output),
      };
    case 'kubernetes':
      return {
        ...component,
        objects: programObjects(
          description,
          imageReference(images, program.name, output.imageRegistry),
          environment,
          output,
        ),
        mirrors: programMirrors(description, output.namespace),
        processes: [],
      };
  }
}

function processesOf(
  { program, arguments: argumentsOf, secretVariables, startsWithin }: VictoriaMetricsProgram,
  environment: Environment,
  { dataDirectory }: ProcessesOutput,
): readonly Process[] {
  return Array.from({ length: program.replicas(environment) }, (_, replica) => {
    const name = `${program.name}-${replica}`;
    const listen = (port: Port) => addressOf(program, replica, port, environment);
    const variables = Object.entries(secretVariables);
    return {
      name,
      program: program.name,
      arguments: flagsOf(argumentsOf({ file: (path) => path, data: `${dataDirectory}/${name}`, listen })),
      environment: {},
      ...(variables.length > 0 && {
        environmentFiles: Object.fromEntries(
          variables.map(([variable, { secret, key }]) => [variable, `secrets/${secret}/${key}`]),
        ),
      }),
      ready: `http://${listen(program.ports.web)}/health`,
      readyWithin: startsWithin,
    };
  });
}
