import { chosen, sized } from '#lib/components/choice';
import { collectorArguments, collectorUser } from '#lib/components/collector/arguments';
import { goMemoryLimit } from '#lib/components/collector/memory';
import { podReader } from '#lib/components/collector/pod-reader';
import { keptQueue } from '#lib/components/collector/queue';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { otelCollectorConfig } from '#lib/components/otel-collector/config';
import type { Environment } from '#lib/environment/environment';
import type { TracesChoices } from '#lib/environment/traces-choices';
import { sizeOtelCollector } from '#lib/sizing/otel-collector';
import { otelCollector as program } from '#lib/topology/programs';
import { minutes, seconds } from '#lib/units/duration';

export interface TracesInput {
  readonly environment: Environment;
  readonly traces: TracesChoices;
}

/** Takes spans from everybody who shows the token. */
export function otelCollectorProgram({ environment, traces }: TracesInput): DeployedProgram {
  const { collector, token, from } = traces;
  const size = sizeOtelCollector(environment, traces);
  const config = otelCollectorConfig(environment, traces);
  return {
    program,
    size,
    storage: collector.storage,
    keeps: keptQueue,
    arguments: (paths) => collectorArguments(paths, config),
    files: [config],
    secretFiles: [{ ...token, purpose: 'bearer token of those who send spans' }],
    secretVariables: {},
    variables: goMemoryLimit(size.memory.value),
    health: { port: program.ports.health, ready: '/', healthy: '/' },
    services: [program.ports.otlpGrpc, program.ports.otlpHttp],
    startsWithin: minutes(2),
    // Connections end, and what has been taken is on disk.
    stopsWithin: seconds(60),
    user: collectorUser,
    roles: (output) => podReader(program, output),
    choices: [
      chosen(environment, 'replicas', collector.replicas, ['traces', 'collector', 'replicas']),
      chosen(environment, 'storage size', collector.storage.size, ['traces', 'collector', 'storage', 'size']),
      chosen(environment, 'token', `${token.secret}/${token.key}`, ['traces', 'token']),
      ...from.map(({ namespace, selector }, index) =>
        chosen(environment, 'senders', `${selector} in ${namespace}`, ['traces', 'from', index]),
      ),
      sized('cpu cores', size.cpu),
      sized('memory', size.memory),
    ],
  };
}
