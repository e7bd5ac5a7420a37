import type { Component, Process } from '#lib/components/component';
import { flagChoices } from '#lib/components/victoria-metrics/choices';
import { commandLine } from '#lib/components/victoria-metrics/command-line';
import { programMirrors, programObjects } from '#lib/components/victoria-metrics/manifests';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import type { Environment, ProcessesOutput } from '#lib/environment/environment';
import { type Images, imageReference } from '#lib/kubernetes/images';
import { addressOf } from '#lib/topology/addresses';
import type { Port } from '#lib/topology/program';
import { Bytes } from '#lib/units/bytes';

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
    choices: [...choices, ...flagChoices(environment, description.siteFlags)],
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
  description: VictoriaMetricsProgram,
  environment: Environment,
  { dataDirectory }: ProcessesOutput,
): readonly Process[] {
  const { program, secretVariables, startsWithin } = description;
  return Array.from({ length: program.replicas(environment) }, (_, replica) => {
    const name = `${program.name}-${replica}`;
    const listen = (port: Port) => addressOf(program, replica, port, environment);
    const variables = Object.entries(secretVariables);
    return {
      name,
      program: program.name,
      arguments: commandLine(description, { file: (path) => path, data: `${dataDirectory}/${name}`, listen }),
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
