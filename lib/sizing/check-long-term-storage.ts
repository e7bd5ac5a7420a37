import type { VictoriaMetricsChoices, VictoriaMetricsCluster } from '#lib/environment/metrics-choices';
import { problemAt } from '#lib/environment/problem-at';
import type { Problem } from '#lib/problem';
import { sizeDisk } from '#lib/sizing/long-term-storage';
import { rowsPerNode, sentPerSecond, type VictoriaMetricsLoad } from '#lib/sizing/victoria-metrics';

/** Rows per second up to which a single node was seen without loss: 514,000 (prometheus-benchmark, 1.102, 4 cores). */
const mostOfSingleNode = 500_000;

/** Rows per second of a storage node in the densest cluster that was described: Roblox, 120 million over 200. */
const mostOfStorageNode = 600_000;

type Load = VictoriaMetricsLoad & { readonly victoriaMetrics?: VictoriaMetricsChoices };

/** Whether long-term storage carries the declared load, and its volumes hold what it promises to keep. */
export function checkLongTermStorage(environment: Load): readonly Problem[] {
  const { victoriaMetrics: choices } = environment;
  switch (choices?.kind) {
    case undefined:
      return [];
    case 'single node':
      return [...checkSingleNode(environment), ...checkDisk(environment, choices)];
    case 'cluster':
      return [...checkCluster(environment, choices), ...checkDisk(environment, choices)];
  }
}

function checkSingleNode(environment: Load): readonly Problem[] {
  const samples = sentPerSecond(environment);
  if (samples <= mostOfSingleNode) return [];
  return [
    problemAt(environment, 'capacity', ['victoriaMetrics', 'kind'], {
      message: `${samples} samples/s are more than ${mostOfSingleNode}, which a single node carries`,
      fix: 'write kind: cluster, with vminsert, vmselect and vmstorage',
    }),
  ];
}

function checkCluster(environment: Load, cluster: VictoriaMetricsCluster): readonly Problem[] {
  const { replicas } = cluster.vmstorage;
  const rows = Math.ceil(rowsPerNode(environment, cluster));
  if (rows <= mostOfStorageNode) return [];
  const needed = Math.ceil((rows * replicas) / mostOfStorageNode);
  return [
    problemAt(environment, 'capacity', ['victoriaMetrics', 'vmstorage', 'replicas'], {
      message: `${replicas} storage nodes store ${rows} rows/s each, more than ${mostOfStorageNode}, which one carries`,
      fix: `write ${needed} or more, and vminsert.replicas in proportion`,
    }),
  ];
}

function checkDisk(environment: Load, choices: VictoriaMetricsChoices): readonly Problem[] {
  const { storage, path } =
    choices.kind === 'cluster'
      ? { storage: choices.vmstorage.storage, path: ['vmstorage'] }
      : { storage: choices.storage, path: [] };
  const { value: needed, from } = sizeDisk(environment, choices);
  if (!storage.size.isLessThan(needed)) return [];
  return [
    problemAt(environment, 'disk', ['victoriaMetrics', ...path, 'storage', 'size'], {
      message: `${storage.size} does not hold ${choices.retention}: ${from} are ${needed}`,
      fix: `write ${needed.toSuggestion()} or more, or a shorter victoriaMetrics.retention`,
    }),
  ];
}
