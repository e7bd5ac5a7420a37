import type { Environment, LogsChoices } from '#lib/environment/environment';
import { explicitOr } from '#lib/sizing/explicit';
import type { ProgramSize } from '#lib/sizing/sized';
import { gibibytes, mebibytes } from '#lib/units/bytes';

/**
 * What a node has for lines while Loki is away, what compacting it takes included. Beyond it they wait in their files, as long as
 * the kubelet keeps those.
 */
export const queueRoom = gibibytes(2);

/**
 * The collector on one node. How many nodes share the lines is not known here, so it is sized for a busy one: a
 * core takes about 5 MB of lines a second apart (assumed; the collector's own load tests take 10,000 lines a second with 5-30 %
 * of a core: https://opentelemetry.io/docs/collector/benchmarks/). Memory holds the batches on their way, the pods of the node,
 * and a place in each file. Explicit sizes win.
 */
export function sizeOtelLogs(
  environment: Pick<Environment, 'place'>,
  { agent: { resources } }: Pick<LogsChoices, 'agent'>,
): ProgramSize {
  const from = 'enough for some megabytes of lines a second on one node';
  return explicitOr(environment, ['logs', 'agent'], resources, {
    cpu: { value: 0.5, from },
    memory: { value: mebibytes(512), from },
  });
}
