import { commonChoice, replicasChoice, sizeChoices } from '#lib/components/victoria-metrics/choices';
import {
  statelessStartsWithin,
  statelessStopsWithin,
} from '#lib/components/victoria-metrics/common-arguments';
import type { VictoriaMetricsInput } from '#lib/components/victoria-metrics/input';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { drainsWithin, vmauthArguments } from '#lib/components/vmauth/arguments';
import { readToken, vmauthConfig, writeToken } from '#lib/components/vmauth/config';
import { sizeVmauth } from '#lib/sizing/victoria-metrics';
import { vmauth as program } from '#lib/topology/programs';

/** Lets programs read and write VictoriaMetrics by their tokens, and spreads them over its replicas. */
export function vmauthProgram({ environment, choices }: VictoriaMetricsInput): VictoriaMetricsProgram {
  const { replicas, flags } = choices.vmauth;
  const { read, write } = choices.tokens;
  const size = sizeVmauth(environment, choices);
  const config = vmauthConfig(environment, choices);
  return {
    program,
    size,
    arguments: (paths) => vmauthArguments(paths, config),
    files: [config],
    secretFiles: [],
    // Only so: it replaces variables in its configuration, and reads no token from a file.
    secretVariables: {
      [readToken]: {
        ...read,
        purpose: 'bearer token of those who read VictoriaMetrics',
      },
      [writeToken]: {
        ...write,
        purpose: 'bearer token of those who write to VictoriaMetrics',
      },
    },
    siteFlags: { path: ['victoriaMetrics', program.name, 'flags'], flags },
    choices: [
      replicasChoice(environment, program.name, replicas),
      commonChoice(environment, 'read token', `${read.secret}/${read.key}`, 'tokens', 'read'),
      commonChoice(environment, 'write token', `${write.secret}/${write.key}`, 'tokens', 'write'),
      ...sizeChoices(size),
    ],
    startsWithin: statelessStartsWithin,
    stopsWithin: statelessStopsWithin.plus(drainsWithin),
    hasService: true,
  };
}
