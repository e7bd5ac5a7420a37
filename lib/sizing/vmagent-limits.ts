import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import { tiersOf } from '#lib/environment/tiers';
import type { Limit } from '#lib/sizing/limit';
import { diskLimit, programLimits } from '#lib/sizing/program-limits';
import type { VictoriaMetricsLoad } from '#lib/sizing/storage-demand';
import { sizeVmagent } from '#lib/sizing/victoria-metrics';
import { queuesNeed, vmagentNeeds } from '#lib/sizing/vmagent';

/** What vmagent is given against what it passes on; nothing without it. */
export function vmagentLimits(
  environment: VictoriaMetricsLoad,
  choices: VictoriaMetricsChoices,
): readonly Limit[] {
  const { vmagent, sites } = choices;
  if (vmagent === undefined) return [];
  const tiers = tiersOf({ victoriaMetrics: choices });
  const thinned = tiers.length - 1;
  const destinations = tiers.length + (sites?.peers.length ?? 0);
  const path = ['victoriaMetrics', 'vmagent'];
  return [
    ...programLimits({
      component: 'vmagent',
      needs: vmagentNeeds(environment, thinned),
      size: sizeVmagent(environment, vmagent, thinned),
      path,
      resources: vmagent.resources,
      more: {
        path,
        fix: 'write resources for a larger machine, or split the site: one replica does all the work',
      },
    }),
    diskLimit(
      'vmagent',
      queuesNeed(environment.load.samplesPerSecond, destinations),
      vmagent.storage,
      [...path, 'storage'],
      'fewer tiers or sites',
    ),
  ];
}
