import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import {
  type ClusterOfTier,
  isCluster,
  isSingleNode,
  type SingleNodeOfTier,
  tiersOf,
} from '#lib/environment/tiers';
import { fewestReplicas } from '#lib/sizing/fewest';
import type { Limit } from '#lib/sizing/limit';
import { diskNeed } from '#lib/sizing/long-term-storage';
import { passing } from '#lib/sizing/passing';
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
import { vmagentLimits } from '#lib/sizing/vmagent-limits';
import { tierPrograms, vmselectAll } from '#lib/topology/tier-programs';

/** What the long-term storage is given against what comes in and is kept. */
export const storageLimits = (
  environment: VictoriaMetricsLoad,
  choices: VictoriaMetricsChoices,
): readonly Limit[] => [
  ...tiersOf({ victoriaMetrics: choices }).flatMap((tier) => [
    ...(isCluster(tier) ? clusterLimits(environment, tier) : []),
    ...(isSingleNode(tier) ? singleNodeLimits(environment, tier) : []),
  ]),
  ...allLimits(environment, choices),
  ...vmagentLimits(environment, choices),
  ...frontLimits(environment, choices),
];

function clusterLimits(environment: VictoriaMetricsLoad, tier: ClusterOfTier): readonly Limit[] {
  const demand = storageDemand(environment, tier);
  const programs = tierPrograms[tier.name];
  const { vminsert, vmselect, vmstorage } = tier.choices;
  const shape = renderShape(
    storageShape(demand, {
      vminsert: vminsert.replicas,
      vmselect: vmselect.replicas,
      vmstorage: vmstorage.replicas,
    }),
  );
  const of = (component: 'vminsert' | 'vmselect' | 'vmstorage') => ({
    component: programs[component].name,
    path: [...tier.path, component],
    resources: tier.choices[component].resources,
    more: {
      path: [...tier.path, component, 'replicas'],
      fix: `write the shape that carries it: ${shape}`,
    },
  });
  const { newSeriesPerDay } = demand;
  return [
    ...programLimits({
      ...of('vminsert'),
      needs: { cpu: vminsertNeeds(demand, vminsert.replicas).cpu },
      size: sizeVminsert(environment, tier),
    }),
    ...programLimits({
      ...of('vmselect'),
      needs: vmselectNeeds(demand, vmselect.replicas),
      size: sizeVmselect(environment, vmselect, [...tier.path, 'vmselect']),
    }),
    ...programLimits({
      ...of('vmstorage'),
      needs: vmstorageNeeds(demand, vmstorage.replicas),
      size: sizeVmstorage(environment, tier),
    }),
    diskLimit(
      programs.vmstorage.name,
      diskNeed(environment, tier),
      vmstorage.storage,
      [...tier.path, 'vmstorage', 'storage'],
      `more vmstorage.replicas, or a shorter ${tier.path.join('.')}.retention`,
    ),
    ...churnLimit(programs.vmstorage.name, newSeriesPerDay, demand.activeSeries),
  ];
}

function singleNodeLimits(environment: VictoriaMetricsLoad, tier: SingleNodeOfTier): readonly Limit[] {
  const { path, choices } = tier;
  const demand = storageDemand(environment, tier);
  const component = tierPrograms[tier.name].victoriaMetrics.name;
  return [
    ...programLimits({
      component,
      needs: singleNodeNeeds(demand),
      size: sizeSingleNode(environment, tier),
      path,
      resources: choices.resources,
      more: {
        path: ['victoriaMetrics', 'kind'],
        fix: `write kind: cluster, with the shape that carries it: ${renderShape(storageShape({ ...demand, copies: 2 }))}`,
      },
    }),
    diskLimit(
      component,
      diskNeed(environment, tier),
      choices.storage,
      [...path, 'storage'],
      `a shorter ${path.join('.')}.retention`,
    ),
    ...churnLimit(component, demand.newSeriesPerDay, demand.activeSeries),
  ];
}

/** vmselect over all tiers. */
function allLimits(environment: VictoriaMetricsLoad, choices: VictoriaMetricsChoices): readonly Limit[] {
  if (choices.kind !== 'cluster' || choices.vmselectAll === undefined) return [];
  const all = choices.vmselectAll;
  const path = ['victoriaMetrics', 'vmselectAll'];
  const needsOf = (count: number) => vmselectNeeds(environment.load, count);
  return programLimits({
    component: vmselectAll.name,
    needs: needsOf(all.replicas),
    size: sizeVmselect(environment, all, path),
    path,
    resources: all.resources,
    more: {
      path: [...path, 'replicas'],
      fix: `write vmselectAll.replicas: ${fewestReplicas(needsOf, all.replicas)} or more`,
    },
  });
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
  const passed = passing(environment, choices);
  const needsOf = (count: number) => vmauthNeeds(passed, count);
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
