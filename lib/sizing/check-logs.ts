import type { LogsChoices } from '#lib/environment/logs-choices';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { type LogsLoad, sizeLogVolume } from '#lib/sizing/loki';

/** Whether the volume of Loki holds what it promises to keep, at the declared load. */
export function checkLogVolume(environment: LogsLoad & { readonly logs?: LogsChoices }): readonly Problem[] {
  const { logs, load } = environment;
  if (logs === undefined || load.logBytesPerDay === undefined) return [];
  const { value: needed, from } = sizeLogVolume(environment, logs);
  const { size } = logs.storage.storage;
  if (!size.isLessThan(needed)) return [];
  const shorter = logs.storage.kind === 'filesystem' ? ', or a shorter logs.retention' : '';
  return [
    problemAt(environment, 'disk', ['logs', 'storage', 'storage', 'size'], {
      message: `${size} is too small: ${from} are ${needed}`,
      fix: `write ${needed.toSuggestion()} or more${shorter}`,
    }),
  ];
}
