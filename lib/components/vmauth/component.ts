import type { Choice } from '#lib/components/component';
import { commonChoice, replicasChoice, sizeChoices } from '#lib/components/victoria-metrics/choices';
import {
  statelessStartsWithin,
  statelessStopsWithin,
} from '#lib/components/victoria-metrics/common-arguments';
import type { VictoriaMetricsInput } from '#lib/components/victoria-metrics/input';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { drainsWithin, vmauthArguments } from '#lib/components/vmauth/arguments';
import {
  otherReadToken,
  otherWriteToken,
  readToken,
  vmauthConfig,
  writeToken,
} from '#lib/components/vmauth/config';
import type { Environment } from '#lib/environment/environment';
import type { VictoriaMetricsTokens } from '#lib/environment/metrics-choices';
import type { SecretReference } from '#lib/environment/shared-choices';
import { sizeVmauth } from '#lib/sizing/victoria-metrics';
import { vmauth as program } from '#lib/topology/programs';

/** Lets programs read and write VictoriaMetrics by their tokens, and spreads them over its replicas. */
export function vmauthProgram({ environment, choices }: VictoriaMetricsInput): VictoriaMetricsProgram {
  const { replicas, flags } = choices.vmauth;
  const { read, write, otherRead, otherWrite } = choices.tokens;
  const size = sizeVmauth(environment, choices);
  const config = vmauthConfig(environment, choices);
  return {
    program,
    size,
    arguments: (paths) => vmauthArguments(paths, config, environment),
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
      ...(otherRead && {
        [otherReadToken]: {
          ...otherRead,
          purpose: 'second bearer token of those who read VictoriaMetrics, while it is changed',
        },
      }),
      ...(otherWrite && {
        [otherWriteToken]: {
          ...otherWrite,
          purpose: 'second bearer token of those who write to VictoriaMetrics, while it is changed',
        },
      }),
    },
    siteFlags: { path: ['victoriaMetrics', program.name, 'flags'], flags },
    choices: [
      replicasChoice(environment, program.name, replicas),
      tokenChoice(environment, 'read token', read, 'read'),
      tokenChoice(environment, 'write token', write, 'write'),
      ...(otherRead ? [tokenChoice(environment, 'other read token', otherRead, 'otherRead')] : []),
      ...(otherWrite ? [tokenChoice(environment, 'other write token', otherWrite, 'otherWrite')] : []),
      ...sizeChoices(size),
    ],
    startsWithin: statelessStartsWithin,
    stopsWithin: statelessStopsWithin.plus(drainsWithin),
    hasService: true,
  };
}

const tokenChoice = (
  environment: Environment,
  name: string,
  { secret, key }: SecretReference,
  use: keyof VictoriaMetricsTokens,
): Choice => commonChoice(environment, name, `${secret}/${key}`, 'tokens', use);
