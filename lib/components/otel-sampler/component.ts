import { chosen, sized } from '#lib/components/choice';
import { collectorArguments, collectorUser } from '#lib/components/collector/arguments';
import { goMemoryLimit } from '#lib/components/collector/memory';
import { keptQueue } from '#lib/components/collector/queue';
import type { DeployedProgram } from '#lib/components/deployed/description';
import type { TracesInput } from '#lib/components/otel-collector/component';
import { otelSamplerConfig } from '#lib/components/otel-sampler/config';
import { samplerTables, sizeOtelSampler } from '#lib/sizing/otel-sampler';
import { otelSampler as program } from '#lib/topology/programs';
import { minutes, seconds } from '#lib/units/duration';

/** Decides which traces are kept. */
export function otelSamplerProgram({ environment, traces }: TracesInput): DeployedProgram {
  const { sampler } = traces;
  const size = sizeOtelSampler(environment, traces);
  const config = otelSamplerConfig(environment, traces);
  const at = (...path: readonly string[]) => ['traces', 'sampler', ...path];
  return {
    program,
    size,
    storage: sampler.storage,
    keeps: keptQueue,
    arguments: (paths) => collectorArguments(paths, config),
    files: [config],
    secretFiles: [],
    secretVariables: {},
    variables: goMemoryLimit(size.memory.value),
    health: { port: program.ports.health, ready: '/', healthy: '/' },
    // Before another is replaced, this one decides again about whole traces.
    settlesWithin: seconds(10).plus(sampler.decisionWait),
    startsWithin: minutes(2),
    // What waits is decided about, and put on disk.
    stopsWithin: seconds(60),
    user: collectorUser,
    choices: [
      chosen(environment, 'replicas', sampler.replicas, at('replicas')),
      chosen(environment, 'storage size', sampler.storage.size, at('storage', 'size')),
      chosen(environment, 'percentage', sampler.percentage, at('percentage')),
      chosen(environment, 'always', sampler.always.join(', '), at('always')),
      chosen(environment, 'decision wait', sampler.decisionWait, at('decisionWait')),
      {
        name: 'traces',
        value: String(samplerTables(environment, sampler).traces),
        from: 'twice those that come in during the wait',
      },
      sized('cpu cores', size.cpu),
      sized('memory', size.memory),
    ],
  };
}
