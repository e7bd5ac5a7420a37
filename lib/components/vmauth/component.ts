import { rootOf } from '#lib/components/deployed/root';
import { siteTrust } from '#lib/components/deployed/site-trust';
import { replicasChoice, sizeChoices } from '#lib/components/victoria-metrics/choices';
import {
  statelessStartsWithin,
  statelessStopsWithin,
} from '#lib/components/victoria-metrics/common-arguments';
import type { VictoriaMetricsInput } from '#lib/components/victoria-metrics/input';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { drainsWithin, vmauthArguments } from '#lib/components/vmauth/arguments';
import { vmauthConfig } from '#lib/components/vmauth/config';
import { siteVariables } from '#lib/components/vmauth/sites';
import { tokenChoices, tokenVariables } from '#lib/components/vmauth/tokens';
import type { Environment } from '#lib/environment/environment';
import type { VictoriaMetricsChoices } from '#lib/environment/metrics-choices';
import { sizeVmauth } from '#lib/sizing/victoria-metrics';
import { vmauth as program, victoriaMetrics, vminsert } from '#lib/topology/programs';
import { proxyVariables } from '#lib/topology/proxy-variables';

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
    secretVariables: {
      ...tokenVariables(choices.tokens, 'VictoriaMetrics'),
      ...(choices.sites && siteVariables(choices.sites)),
    },
    ...toPeers(environment, choices),
    siteFlags: { path: ['victoriaMetrics', program.name, 'flags'], flags },
    choices: [
      replicasChoice(environment, replicas, 'victoriaMetrics', program.name),
      ...tokenChoices(environment, choices.tokens, 'victoriaMetrics'),
      ...sizeChoices(size),
    ],
    startsWithin: statelessStartsWithin,
    stopsWithin: statelessStopsWithin.plus(drainsWithin),
    hasService: true,
  };
}

/** What it needs to ask other sites: their authority, and the way there. */
function toPeers(
  { output }: Environment,
  { sites }: VictoriaMetricsChoices,
): Pick<VictoriaMetricsProgram, 'variables' | 'mounts' | 'volumes'> {
  const [peer] = sites?.peers ?? [];
  if (peer === undefined) return {};
  const { mounts, volumes } = siteTrust(output, rootOf(program.name));
  return { variables: proxyVariables(new URL(peer.url), output), mounts, volumes };
}
