import { victoriaMetricsProgram } from '#lib/components/victoria-metrics/component';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { vmauthProgram } from '#lib/components/vmauth/component';
import { vminsertProgram } from '#lib/components/vminsert/component';
import { vmselectProgram } from '#lib/components/vmselect/component';
import { vmstorageProgram } from '#lib/components/vmstorage/component';
import type { Environment } from '#lib/environment/environment';
import type { ScrapeJob } from '#lib/metrics/job';

/**
 * The programs of the long-term storage in the order in which they are started: a cluster or the single node, and vmauth
 * in front of it.
 *
 * @param jobs every scrape job of the catalogue
 */
export function longTermStorage(
  environment: Environment,
  jobs: readonly ScrapeJob[],
): readonly VictoriaMetricsProgram[] {
  const { victoriaMetrics: choices } = environment;
  switch (choices?.kind) {
    case undefined:
      return [];
    case 'single node':
      return [
        victoriaMetricsProgram({ environment, choices, jobs }),
        vmauthProgram({ environment, choices }),
      ];
    case 'cluster':
      return [
        vmstorageProgram({ environment, choices, jobs }),
        vminsertProgram({ environment, choices }),
        vmselectProgram({ environment, choices, jobs }),
        vmauthProgram({ environment, choices }),
      ];
  }
}
