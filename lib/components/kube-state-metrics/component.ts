import { type Argument, flagsOf } from '#lib/components/argument';
import { sized } from '#lib/components/choice';
import { goMemoryLimit } from '#lib/components/collector/memory';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { resourcesFor, type StateResource } from '#lib/components/kube-state-metrics/resources';
import { stateReader } from '#lib/components/kube-state-metrics/state-reader';
import type { Environment } from '#lib/environment/environment';
import type { ExportersChoices } from '#lib/environment/exporters-choices';
import { sizeKubeStateMetrics } from '#lib/sizing/exporters';
import { kubeStateMetrics as program } from '#lib/topology/programs';
import { minutes, seconds } from '#lib/units/duration';

export interface KubeStateMetricsInput {
  readonly environment: Environment;
  readonly choices: NonNullable<ExportersChoices['kubeStateMetrics']>;
  /** The names of the series of the job that are kept: nothing else is asked for, and nothing else may be read. */
  readonly kept: readonly string[];
}

/** Tells what the API knows of the objects of the cluster: https://github.com/kubernetes/kube-state-metrics */
export function kubeStateMetricsProgram({
  environment,
  choices,
  kept,
}: KubeStateMetricsInput): DeployedProgram {
  const size = sizeKubeStateMetrics(environment, choices);
  const resources = resourcesFor(kept);
  return {
    program,
    size,
    arguments: () => flagsOf(kubeStateMetricsArguments(resources, kept)),
    files: [],
    secretFiles: [],
    secretVariables: {},
    variables: goMemoryLimit(size.memory.value),
    // Its other paths ask the API server, which a restart does not bring back.
    health: { port: program.ports.web, healthy: '/healthz' },
    choices: [
      {
        name: 'resources',
        value: resources.map(({ name }) => name).join(', '),
        from: 'those whose metrics are kept',
      },
      sized('cpu cores', size.cpu),
      sized('memory', size.memory),
    ],
    // Until it has listed every object once.
    startsWithin: minutes(2),
    stopsWithin: seconds(30),
    roles: (output) => stateReader(program, resources, output),
  };
}

/** The command line: https://github.com/kubernetes/kube-state-metrics/blob/v2.20.0/docs/developer/cli-arguments.md */
export const kubeStateMetricsArguments = (
  resources: readonly StateResource[],
  kept: readonly string[],
): readonly Argument[] => [
  { flag: `--port=${program.ports.web.number}`, why: 'the port of the job' },
  { flag: '--telemetry-host=127.0.0.1', why: 'nobody scrapes what it tells of itself' },
  {
    flag: `--resources=${resources.map(({ name }) => name).join(',')}`,
    why: 'it watches what it tells about, and may read nothing else',
  },
  { flag: `--metric-allowlist=${kept.join(',')}`, why: 'what is not kept need not be in memory' },
];
