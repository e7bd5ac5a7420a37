import { alertmanagerArguments } from '#lib/components/alertmanager/arguments';
import { alertmanagerConfig, alertmanagerSecrets } from '#lib/components/alertmanager/config';
import { alertmanagerMirrors, alertmanagerObjects } from '#lib/components/alertmanager/manifests';
import { flagsOf } from '#lib/components/argument';
import { chosen, sized } from '#lib/components/choice';
import type { Choice, Component, ComponentSize, Kept, Process } from '#lib/components/component';
import { requiredCertificates } from '#lib/components/deployed/certificates';
import type { Environment } from '#lib/environment/environment';
import { type Images, imageReference } from '#lib/kubernetes/images';
import type { Routing } from '#lib/routing/routing';
import { sizeAlertmanager } from '#lib/sizing/alertmanager';
import { addressOf } from '#lib/topology/addresses';
import { alertmanager as program } from '#lib/topology/programs';
import { minutes } from '#lib/units/duration';

export interface AlertmanagerInput {
  readonly environment: Environment;
  readonly routing: Routing;
  readonly images: Images;
}

/** Alertmanager: groups alerts, keeps back what follows from others, notifies people. */
export function alertmanager({ environment, routing, images }: AlertmanagerInput): Component {
  const { output } = environment;
  const files = alertmanagerConfig(environment, routing);
  const secrets = alertmanagerSecrets(environment, routing);
  const component = {
    name: program.name,
    image: program.name,
    size: sizeOf(environment),
    files,
    secrets: [...secrets, ...requiredCertificates(program, environment)],
    choices: choicesOf(environment),
    keeps: {
      what: 'silences, and what was notified',
      retention: environment.alertmanager.retention.toString(),
      backup: {
        kind: 'not needed',
        why: 'every replica has all of it; without any of them people are notified again, and silences are made again',
      },
    } satisfies Kept,
  };
  switch (output.kind) {
    case 'processes':
      return { ...component, objects: [], mirrors: [], processes: processesOf(environment) };
    case 'kubernetes': {
      const input = { image: imageReference(images, program.name, output.imageRegistry), files, secrets };
      return {
        ...component,
        objects: alertmanagerObjects(input, environment, output),
        mirrors: alertmanagerMirrors(input, output.namespace),
        processes: [],
      };
    }
  }
}

function sizeOf(environment: Environment): ComponentSize {
  const { replicas, storage } = environment.alertmanager;
  const { cpu, memory } = sizeAlertmanager(environment);
  return { replicas, cpu: cpu.value, memory: memory.value, storage: storage.size };
}

function choicesOf(environment: Environment): readonly Choice[] {
  const { replicas, retention, storage } = environment.alertmanager;
  const size = sizeAlertmanager(environment);
  return [
    chosen(environment, 'replicas', replicas, ['alertmanager', 'replicas']),
    chosen(environment, 'retention', retention, ['alertmanager', 'retention']),
    chosen(environment, 'storage size', storage.size, ['alertmanager', 'storage', 'size']),
    sized('cpu cores', size.cpu),
    sized('memory', size.memory),
    chosen(environment, 'time zone', environment.timeZone, ['timeZone']),
  ];
}

function processesOf(environment: Environment): readonly Process[] {
  const { output } = environment;
  if (output.kind !== 'processes') return [];
  return Array.from({ length: environment.alertmanager.replicas }, (_, replica) => {
    const name = `${program.name}-${replica}`;
    const listen = addressOf(program, replica, program.ports.web, environment);
    const mesh = addressOf(program, replica, program.ports.mesh, environment);
    return {
      name,
      program: program.name,
      arguments: flagsOf(
        alertmanagerArguments(environment, {
          config: 'config/alertmanager.yaml',
          data: `${output.dataDirectory}/${name}`,
          listen,
          mesh: { listen: mesh, advertise: mesh },
        }),
      ),
      environment: {},
      ready: `http://${listen}/-/ready`,
      readyWithin: minutes(3),
    };
  });
}
