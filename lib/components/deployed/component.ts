import type { Component, Process } from '#lib/components/component';
import { requiredCertificates } from '#lib/components/deployed/certificates';
import type { DeployedProgram, RepeatedProgramDescription } from '#lib/components/deployed/description';
import { programMirrors, programObjects, repeatedObjects } from '#lib/components/deployed/manifests';
import type { Environment } from '#lib/environment/environment';
import type { ProcessesOutput } from '#lib/environment/output-choices';
import { type Images, imageReference } from '#lib/kubernetes/images';
import { addressOf } from '#lib/topology/addresses';
import { executableOf, imageOf, type Port } from '#lib/topology/program';
import { Bytes } from '#lib/units/bytes';

/** A program as a component of the stack. */
export function deployedComponent(
  description: DeployedProgram,
  environment: Environment,
  images: Images,
): Component {
  const { output } = environment;
  const { program, size, storage, files, secretFiles, secretVariables, choices } = description;
  const image = imageOf(program);
  const component = {
    name: program.name,
    image,
    size: {
      replicas: program.replicas(environment),
      cpu: size.cpu.value,
      memory: size.memory.value,
      storage: storage?.size ?? Bytes.of(0),
    },
    files,
    secrets: [
      ...secretFiles,
      ...Object.values(secretVariables),
      ...requiredCertificates(program, environment),
    ],
    choices,
    ...(description.keeps !== undefined && { keeps: description.keeps }),
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
          imageReference(images, image, output.imageRegistry),
          environment,
          output,
        ),
        mirrors: programMirrors(description, output),
        processes: [],
      };
  }
}

function processesOf(
  description: DeployedProgram,
  environment: Environment,
  { dataDirectory }: ProcessesOutput,
): readonly Process[] {
  const { program, secretVariables, variables = {}, health, startsWithin } = description;
  return Array.from({ length: program.replicas(environment) }, (_, replica) => {
    const name = `${program.name}-${replica}`;
    const listen = (port: Port) => addressOf(program, replica, port, environment);
    const secrets = Object.entries(secretVariables);
    return {
      name,
      program: executableOf(program),
      arguments: description.arguments({
        file: (path) => path,
        data: `${dataDirectory}/${name}`,
        listen,
      }),
      environment: variables,
      ...(secrets.length > 0 && {
        environmentFiles: Object.fromEntries(
          secrets.map(([variable, { secret, key }]) => [variable, `secrets/${secret}/${key}`]),
        ),
      }),
      ready: `http://${listen(health.port)}${health.ready ?? ''}`,
      readyWithin: startsWithin,
    };
  });
}

/** A program that is run again and again as a component of the stack. On one machine nobody runs it. */
export function repeatedComponent(
  description: RepeatedProgramDescription,
  environment: Environment,
  images: Images,
): Component {
  const { output } = environment;
  const { program, size, files, secretFiles, secretVariables, choices } = description;
  const image = imageOf(program);
  const inCluster = output.kind === 'kubernetes';
  return {
    name: program.name,
    image,
    size: { replicas: 1, cpu: size.cpu.value, memory: size.memory.value, storage: Bytes.of(0) },
    files,
    secrets: [
      ...secretFiles,
      ...Object.values(secretVariables),
      ...requiredCertificates(program, environment),
    ],
    choices,
    objects: inCluster
      ? repeatedObjects(description, imageReference(images, image, output.imageRegistry), environment, output)
      : [],
    mirrors: inCluster ? programMirrors(description, output) : [],
    processes: [],
  };
}
