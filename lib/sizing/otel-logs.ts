import type { Environment } from '#lib/environment/environment';
import type { LogsChoices } from '#lib/environment/logs-choices';
import { explicitOr } from '#lib/sizing/explicit';
import { fixedSize, type ProgramSize } from '#lib/sizing/sized';
import { gibibytes, mebibytes } from '#lib/units/bytes';

/**
 * What a node has for lines while Loki is away, what compacting it takes included. Beyond it they wait in their files, as long as
 * the kubelet keeps those.
 */
export const queueRoom = gibibytes(2);

/**
 * The collector on one node. How many nodes share the lines is not known here, so it is sized for a busy one. A
 * core takes about 0.3 MB of lines a second: the expressions of the redaction took 385 µs for an ordinary line of 213 bytes
 * when they were timed once, beside other work, and search each line twice. Memory holds the batches on their way, the pods of the node,
 * and a place in each file. Explicit sizes win.
 */
export function sizeOtelLogs(
  environment: Pick<Environment, 'place'>,
  { agent: { resources } }: Pick<LogsChoices, 'agent'>,
): ProgramSize {
  const from = 'enough for 150 kB of lines a second on one node, and twice as many for a while';
  return explicitOr(environment, ['logs', 'agent'], resources, fixedSize(0.5, mebibytes(512), from));
}
