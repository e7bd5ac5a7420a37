import type { LogsChoices } from '#lib/environment/logs-choices';
import { fewestReplicas } from '#lib/sizing/fewest';
import type { Limit } from '#lib/sizing/limit';
import { type LogsLoad, logVolumeNeed, lokiNeeds, sizeLoki } from '#lib/sizing/loki';
import { diskLimit, programLimits } from '#lib/sizing/program-limits';

/** What Loki is given against what the declared lines need. How the lines spread over nodes, and so their collectors, is not declared. */
export function logsLimits(environment: LogsLoad & { readonly logs?: LogsChoices }): readonly Limit[] {
  const { logs, load } = environment;
  if (logs === undefined || load.logBytesPerDay === undefined) return [];
  return [
    ...programLimits({
      component: 'loki',
      needs: lokiNeeds(environment, logs),
      size: sizeLoki(environment, logs),
      path: ['logs'],
      resources: logs.resources,
      more: moreLoki(environment, logs),
    }),
    diskLimit(
      'loki',
      logVolumeNeed(environment, logs),
      logs.storage.storage,
      ['logs', 'storage', 'storage'],
      logs.storage.kind === 'filesystem' ? 'a shorter logs.retention' : 'more replicas',
    ),
  ];
}

function moreLoki(environment: LogsLoad, logs: LogsChoices) {
  const { storage } = logs;
  if (storage.kind === 'filesystem') {
    return { path: ['logs', 'storage', 'kind'], fix: 'write kind: object storage, which grows by replicas' };
  }
  const needsOf = (replicas: number) =>
    lokiNeeds(environment, { ...logs, storage: { ...storage, replicas } });
  return {
    path: ['logs', 'storage', 'replicas'],
    fix: `write storage.replicas: ${fewestReplicas(needsOf, storage.replicas)} or more`,
  };
}
