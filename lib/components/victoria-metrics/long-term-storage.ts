import { victoriaMetricsProgram } from '#lib/components/victoria-metrics/component';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { vmagentProgram } from '#lib/components/vmagent/component';
import { vmauthProgram } from '#lib/components/vmauth/component';
import { vminsertProgram } from '#lib/components/vminsert/component';
import { vmselectAllProgram, vmselectProgram } from '#lib/components/vmselect/component';
import { vmstorageProgram } from '#lib/components/vmstorage/component';
import type { Environment } from '#lib/environment/environment';
import { isCluster, isSingleNode, type Tier, tiersOf } from '#lib/environment/tiers';
import type { ScrapeJob } from '#lib/metrics/job';

/**
 * The programs of the long-term storage in the order in which they are started: those of each tier, vmauth in front of them,
 * and vmagent, which passes samples on to them.
 *
 * @param jobs every scrape job of the catalogue
 */
export function longTermStorage(
  environment: Environment,
  jobs: readonly ScrapeJob[],
): readonly VictoriaMetricsProgram[] {
  const { victoriaMetrics: choices } = environment;
  if (choices === undefined) return [];
  const all = choices.kind === 'cluster' ? choices.vmselectAll : undefined;
  return [
    ...tiersOf(environment).flatMap((tier) => programsOfTier(tier, environment, jobs)),
    ...(all === undefined ? [] : [vmselectAllProgram({ environment, choices: all, jobs })]),
    vmauthProgram({ environment, choices }),
    ...(choices.vmagent === undefined ? [] : [vmagentProgram({ environment, choices: choices.vmagent })]),
  ];
}

function programsOfTier(
  tier: Tier,
  environment: Environment,
  jobs: readonly ScrapeJob[],
): readonly VictoriaMetricsProgram[] {
  return [
    ...(isSingleNode(tier) ? [victoriaMetricsProgram({ environment, tier, jobs })] : []),
    ...(isCluster(tier)
      ? [
          vmstorageProgram({ environment, tier, jobs }),
          vminsertProgram({ environment, tier }),
          vmselectProgram({ environment, tier, jobs }),
        ]
      : []),
  ];
}
