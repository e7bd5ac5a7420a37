import { flagsOf } from '#lib/components/argument';
import { modulesFor } from '#lib/components/blackbox-exporter/modules';
import { sized } from '#lib/components/choice';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { rootOf } from '#lib/components/deployed/root';
import { siteTrust, trustVariables } from '#lib/components/deployed/site-trust';
import type { Environment } from '#lib/environment/environment';
import type { BlackboxChoices } from '#lib/environment/exporters-choices';
import type { NativeFile } from '#lib/native-file';
import { sizeBlackboxExporter } from '#lib/sizing/exporters';
import { probesOf } from '#lib/topology/probes';
import { blackboxExporter as program } from '#lib/topology/programs';
import { seconds } from '#lib/units/duration';
import { renderYaml } from '#lib/yaml';

export interface BlackboxInput {
  readonly environment: Environment;
  readonly choices: BlackboxChoices;
}

/** Asks for public endpoints, when Prometheus asks it to: https://github.com/prometheus/blackbox_exporter */
export function blackboxExporterProgram({ environment, choices }: BlackboxInput): DeployedProgram {
  const { web } = program.ports;
  const size = sizeBlackboxExporter(environment, choices);
  const config = blackboxConfig(environment);
  const trust = siteTrust(environment.output, rootOf(program.name));
  return {
    program,
    size,
    arguments: (paths) =>
      flagsOf([
        { flag: `--config.file=${paths.file(config.path)}`, why: 'the generated configuration' },
        { flag: `--web.listen-address=${paths.listen(web)}`, why: 'the port of the job' },
        { flag: '--history.limit=1', why: 'what was probed last is no page for people' },
        { flag: '--log.format=json', why: 'log collection reads fields' },
      ]),
    files: [config],
    secretFiles: [],
    secretVariables: {},
    variables: trustVariables(trust.file),
    mounts: trust.mounts,
    volumes: trust.volumes,
    health: { port: web, healthy: '/-/healthy' },
    choices: [
      {
        name: 'probes',
        value: probesOf(environment)
          .map(({ target }) => target)
          .join(', '),
        from: 'hosts that access opens, and exporters.blackbox.urls',
      },
      sized('cpu cores', size.cpu),
      sized('memory', size.memory),
    ],
    startsWithin: seconds(30),
    stopsWithin: seconds(30),
  };
}

/** Its configuration: one module for each way in which an endpoint has to answer. */
export const blackboxConfig = (environment: Environment): NativeFile => ({
  path: 'config/blackbox-exporter.yaml',
  text: `# Generated from environments/${environment.name}.yaml; change that.\n\n${renderYaml({
    modules: modulesFor(probesOf(environment), environment),
  })}`,
});
