import { flagsOf } from '#lib/components/argument';
import { chosen, sized } from '#lib/components/choice';
import type { Choice, Component, ComponentSize, Kept, Process } from '#lib/components/component';
import { requiredCertificates } from '#lib/components/deployed/certificates';
import { grafanaArguments } from '#lib/components/grafana/arguments';
import { grafanaConfig } from '#lib/components/grafana/config';
import { grafanaMirrors, grafanaObjects } from '#lib/components/grafana/manifests';
import { grafanaSecrets } from '#lib/components/grafana/secrets';
import type { Environment } from '#lib/environment/environment';
import type { GrafanaChoices } from '#lib/environment/grafana-choices';
import { type Images, imageReference } from '#lib/kubernetes/images';
import type { NativeFile } from '#lib/native-file';
import { sizeGrafana } from '#lib/sizing/grafana';
import { addressOf } from '#lib/topology/addresses';
import { grafana as program } from '#lib/topology/programs';
import { Bytes } from '#lib/units/bytes';
import { minutes } from '#lib/units/duration';

export interface GrafanaInput {
  readonly environment: Environment;
  /** `dashboards/<uid>.json`, as Grafana reads them. */
  readonly dashboards: readonly NativeFile[];
  readonly images: Images;
}

/** Grafana: shows the dashboards to people who log in. Nothing where the environment has none. */
export function grafana({ environment, dashboards, images }: GrafanaInput): readonly Component[] {
  const { output, grafana: choices } = environment;
  if (choices === undefined) return [];
  const config = grafanaConfig(environment, choices);
  const secrets = grafanaSecrets(environment, choices);
  const component = {
    name: program.name,
    image: program.name,
    size: sizeOf(environment, choices),
    files: [...config, ...dashboards],
    secrets: [...secrets, ...requiredCertificates(program, environment)],
    choices: choicesOf(environment, choices),
    keeps: {
      what: 'users and sessions; dashboards and data sources come from git',
      retention: 'until they are deleted',
      backup: {
        kind: 'not needed',
        why:
          choices.database.kind === 'sqlite'
            ? 'users are made again, or come from the identity provider'
            : `that of ${choices.database.address} is the site's`,
      },
    } satisfies Kept,
  };
  switch (output.kind) {
    case 'processes':
      return [{ ...component, objects: [], mirrors: [], processes: processesOf(environment, choices) }];
    case 'kubernetes': {
      const image = imageReference(images, program.name, output.imageRegistry);
      const input = { image, choices, config, dashboards, secrets };
      return [
        {
          ...component,
          objects: grafanaObjects(input, environment, output),
          mirrors: grafanaMirrors(input, output.namespace),
          processes: [],
        },
      ];
    }
  }
}

function sizeOf(environment: Environment, choices: GrafanaChoices): ComponentSize {
  const { replicas, database } = choices;
  const { cpu, memory } = sizeGrafana(environment, choices);
  const storage = database.kind === 'sqlite' ? database.storage.size : Bytes.of(0);
  return { replicas, cpu: cpu.value, memory: memory.value, storage };
}

function choicesOf(environment: Environment, choices: GrafanaChoices): readonly Choice[] {
  const { replicas, database } = choices;
  const size = sizeGrafana(environment, choices);
  const path = ['grafana', 'database'];
  return [
    chosen(environment, 'replicas', replicas, ['grafana', 'replicas']),
    chosen(environment, 'database', database.kind, [...path, 'kind']),
    database.kind === 'sqlite'
      ? chosen(environment, 'storage size', database.storage.size, [...path, 'storage', 'size'])
      : chosen(environment, 'database address', database.address, [...path, 'address']),
    sized('cpu cores', size.cpu),
    sized('memory', size.memory),
  ];
}

function processesOf(environment: Environment, { replicas, home }: GrafanaChoices): readonly Process[] {
  const { output } = environment;
  if (output.kind !== 'processes') return [];
  return Array.from({ length: replicas }, (_, replica) => {
    const name = `${program.name}-${replica}`;
    const listen = addressOf(program, replica, program.ports.web, environment);
    const [address = '', port = ''] = listen.split(':');
    return {
      name,
      program: program.name,
      arguments: flagsOf(
        grafanaArguments({
          home,
          config: 'config/grafana/grafana.ini',
          // Grafana fills in variables: PWD is where whoever starts it says that it starts.
          provisioning: `$\{PWD}/config/grafana/provisioning`,
          data: `$\{PWD}/${output.dataDirectory}/${name}`,
          address,
          port: Number(port),
        }),
      ),
      environment: {},
      ready: `http://${listen}/api/health`,
      readyWithin: minutes(3),
    };
  });
}
