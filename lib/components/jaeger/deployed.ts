import { sized } from '#lib/components/choice';
import { collectorArguments, collectorUser } from '#lib/components/collector/arguments';
import { goMemoryLimit } from '#lib/components/collector/memory';
import type { Choice } from '#lib/components/component';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { type JaegerSettings, jaegerConfig } from '#lib/components/jaeger/config';
import type { Environment } from '#lib/environment/environment';
import type { ProgramSize } from '#lib/sizing/sized';
import { minutes, seconds } from '#lib/units/duration';

/** What every program of Jaeger has in common. */
export function deployedJaeger(
  settings: JaegerSettings,
  environment: Environment,
  size: ProgramSize,
  choices: readonly Choice[],
): DeployedProgram {
  const { program } = settings;
  const config = jaegerConfig(settings, environment);
  return {
    program,
    size,
    arguments: (paths) => collectorArguments(paths, config),
    files: [config],
    secretFiles: [],
    secretVariables: {},
    // Of itself it would send traces to wherever it finds port 4317.
    variables: { ...goMemoryLimit(size.memory.value), OTEL_TRACES_SAMPLER: 'always_off' },
    health: { port: program.ports.health, ready: '/status', healthy: '/status' },
    startsWithin: minutes(2),
    // What has been taken is stored.
    stopsWithin: seconds(60),
    user: collectorUser,
    choices: [...choices, sized('cpu cores', size.cpu), sized('memory', size.memory)],
  };
}
