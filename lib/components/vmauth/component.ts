import { replicasChoice, sizeChoices } from '#lib/components/victoria-metrics/choices';
import {
  statelessStartsWithin,
  statelessStopsWithin,
} from '#lib/components/victoria-metrics/common-arguments';
import type { VictoriaMetricsInput } from '#lib/components/victoria-metrics/input';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { drainsWithin, vmauthArguments } from '#lib/components/vmauth/arguments';
import { vmauthConfig } from '#lib/components/vmauth/config';
import { tokenChoices, tokenVariables } from '#lib/components/vmauth/tokens';
import { sizeVmauth } from '#lib/sizing/victoria-metrics';
import { vmauth as program, victoriaMetrics, vminsert } from '#lib/topology/programs';

/** Lets programs read and write VictoriaMetrics by their tokens, and spreads them over its replicas. */
export function vmauthProgram({ environment, choices }: VictoriaMetricsInput): VictoriaMetricsProgram {
  const { replicas, flags } = choices.vmauth;
  const size = sizeVmauth(environment, choices);
  const config = vmauthConfig(environment, choices);
  return {
    program,
    size,
    arguments: (paths) =>
      vmauthArguments(paths, choices.kind === 'cluster' ? vminsert : victoriaMetrics, config, environment),
    files: [config],
    secretFiles: [],
    // Only so: it replaces variables in its configuration, and reads no token from a file.
    secretVariables: tokenVariables(choices.tokens, 'VictoriaMetrics'),
    siteFlags: { path: ['victoriaMetrics', program.name, 'flags'], flags },
    choices: [
      replicasChoice(environment, program.name, replicas),
      ...tokenChoices(environment, choices.tokens, 'victoriaMetrics'),
      ...sizeChoices(size),
    ],
    startsWithin: statelessStartsWithin,
    stopsWithin: statelessStopsWithin.plus(drainsWithin),
    hasService: true,
  };
}
