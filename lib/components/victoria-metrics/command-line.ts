import { flagsOf } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';

/** The whole command line of one replica: the flags of the site stand last. */
export const commandLine = (
  { arguments: argumentsOf, siteFlags }: Pick<VictoriaMetricsProgram, 'arguments' | 'siteFlags'>,
  paths: ReplicaPaths,
): readonly string[] => [
  ...flagsOf(argumentsOf(paths)),
  ...Object.entries(siteFlags.flags).map(([name, value]) => `-${name}=${value}`),
];
