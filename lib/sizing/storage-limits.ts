import type {
  VictoriaMetricsChoices,
  VictoriaMetricsCluster,
  VictoriaMetricsSingleNode,
} from '#lib/environment/metrics-choices';
import { fewestReplicas } from '#lib/sizing/fewest';
import type { Limit } from '#lib/sizing/limit';
import { diskNeed } from '#lib/sizing/long-term-storage';
import { diskLimit, programLimits } from '#lib/sizing/program-limits';
import { storageDemand, type VictoriaMetricsLoad } from '#lib/sizing/storage-demand';
import { churnNeed } from '#lib/sizing/storage-disk';
import {
  singleNodeNeeds,
  vmauthNeeds,
  vminsertNeeds,
  vmselectNeeds,
  vmstorageNeeds,
} from '#lib/sizing/storage-needs';
import { renderShape, storageShape } from '#lib/sizing/storage-shape';
import {
  sizeSingleNode,
  sizeVmauth,
  sizeVminsert,
  sizeVmselect,
  sizeVmstorage,
} from '#lib/sizing/victoria-metrics';

/** What the long-term storage is given against what comes in and is kept. */
export const storageLimits = (
  environment: VictoriaMetricsLoad,
  choices: VictoriaMetricsChoices,
): readonly Limit[] => [
  ...(choices.kind === 'cluster'
    ? clusterLimits(environment, choices)
    : singleNodeLimits(environment, choices)),
  ...frontLimits(environment, choices),
];

function clusterLimits(environment: VictoriaMetricsLoad, cluster: VictoriaMetricsCluster): readonly Limit[] {
  const demand = storageDemand(environment, cluster);
  const { vminsert, vmselect, vmstorage } = cluster;
  const shape = renderShape(
    storageShape(demand, {
      vminsert: vminsert.replicas,
      vmselect: vmselect.replicas,
      vmstorage: vmstorage.replicas,
    }),
  );
  const of = (component: 'vminsert' | 'vmselect' | 'vmstorage') => ({
    component,
    path: ['victoriaMetrics', component],
    resources: cluster[component].resources,
    more: {
      path: ['victoriaMetrics', component, 'replicas'],
      fix: `write the shape that carries it: ${shape}`,
    },
  });
  const { newSeriesPerDay } = demand;
  return [
    ...programLimits({
      ...of('vminsert'),
      needs: { cpu: vminsertNeeds(demand, vminsert.replicas).cpu },
      size: sizeVminsert(environment, cluster),
    }),
    ...programLimits({
      ...of('vmselect'),
      needs: vmselectNeeds(demand, vmselect.replicas),
      size: sizeVmselect(environment, cluster),
    }),
    ...programLimits({
      ...of('vmstorage'),
      needs: vmstorageNeeds(demand, vmstorage.replicas),
      size: sizeVmstorage(environment, cluster),
    }),
    diskLimit(
      'vmstorage',
      diskNeed(environment, cluster),
      vmstorage.storage,
      ['victoriaMetrics', 'vmstorage', 'storage'],
      'more vmstorage.replicas, or a shorter victoriaMetrics.retention',
    ),
    ...churnLimit('vmstorage', newSeriesPerDay, demand.activeSeries),
  ];
}

function singleNodeLimits(
  environment: VictoriaMetricsLoad,
  choices: VictoriaMetricsSingleNode,
): readonly Limit[] {
  const demand = storageDemand(environment, choices);
  const component = 'victoria-metrics';
  return [
    ...programLimits({
      component,
      needs: singleNodeNeeds(demand),
      size: sizeSingleNode(environment, choices),
      path: ['victoriaMetrics'],
      resources: choices.resources,
      more: {
        path: ['victoriaMetrics', 'kind'],
        fix: `write kind: cluster, with the shape that carries it: ${renderShape(storageShape({ ...demand, copies: 2 }))}`,
      },
    }),
    diskLimit(
      component,
      diskNeed(environment, choices),
      choices.storage,
      ['victoriaMetrics', 'storage'],
      'a shorter victoriaMetrics.retention',
    ),
    ...churnLimit(component, demand.newSeriesPerDay, demand.activeSeries),
  ];
}

/** Churn is judged where a site declares it. */
const churnLimit = (
  component: string,
  newSeriesPerDay: number | undefined,
  activeSeries: number,
): readonly Limit[] =>
  newSeriesPerDay === undefined
    ? []
    : [
        {
          component,
          resource: 'churn',
          need: churnNeed(newSeriesPerDay),
          given: activeSeries,
          path: ['load', 'newSeriesPerDay'],
          fix: 'take labels out that change all the time, such as ids of requests',
        },
      ];

function frontLimits(environment: VictoriaMetricsLoad, choices: VictoriaMetricsChoices): readonly Limit[] {
  const { replicas, resources } = choices.vmauth;
  const demand = storageDemand(environment, choices);
  const needsOf = (count: number) => vmauthNeeds(demand, count);
  return programLimits({
    component: 'vmauth',
    needs: needsOf(replicas),
    size: sizeVmauth(environment, choices),
    path: ['victoriaMetrics', 'vmauth'],
    resources,
    more: {
      path: ['victoriaMetrics', 'vmauth', 'replicas'],
      fix: `write vmauth.replicas: ${fewestReplicas(needsOf, replicas)} or more`,
    },
  });
}
