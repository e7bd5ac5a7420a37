import { replicasChoice, sizeChoices } from '#lib/components/victoria-metrics/choices';
import {
  statelessStartsWithin,
  statelessStopsWithin,
} from '#lib/components/victoria-metrics/common-arguments';
import type { VictoriaMetricsInput } from '#lib/components/victoria-metrics/input';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import { vmalertArguments } from '#lib/components/vmalert/arguments';
import type { NativeFile } from '#lib/native-file';
import { sizeVmalert } from '#lib/sizing/victoria-metrics';
import { vmalert as program } from '#lib/topology/programs';
import type { Duration } from '#lib/units/duration';

export interface VmalertInput extends VictoriaMetricsInput {
  /** The rules that vmalert evaluates: `rules/<file>.yaml`. Without any it runs and waits. */
  readonly ruleFiles: readonly NativeFile[];
  /** How far back any of them looks. */
  readonly longestWindow: Duration;
}

/** Evaluates the rules that look back further than Prometheus keeps samples. */
export function vmalertProgram({
  environment,
  choices,
  ruleFiles,
  longestWindow,
}: VmalertInput): VictoriaMetricsProgram {
  const { replicas, flags } = choices.vmalert;
  const { read, write } = choices.tokens;
  const size = sizeVmalert(environment, choices);
  return {
    program,
    size,
    arguments: (paths) => vmalertArguments(paths, ruleFiles, environment, choices, longestWindow),
    files: ruleFiles,
    secretFiles: [
      { ...read, purpose: 'bearer token of those who read VictoriaMetrics' },
      { ...write, purpose: 'bearer token of those who write to VictoriaMetrics' },
    ],
    secretVariables: {},
    siteFlags: { path: ['victoriaMetrics', program.name, 'flags'], flags },
    choices: [
      replicasChoice(environment, replicas, 'victoriaMetrics', program.name),
      ...sizeChoices(size),
      {
        name: 'rule files',
        value: String(ruleFiles.length),
        from: 'groups that look back too far for Prometheus',
      },
    ],
    startsWithin: statelessStartsWithin,
    stopsWithin: statelessStopsWithin,
  };
}
