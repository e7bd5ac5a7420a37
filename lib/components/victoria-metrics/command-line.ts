import { flagsOf } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import { commonArguments } from '#lib/components/victoria-metrics/common-arguments';
import type { VictoriaMetricsProgram } from '#lib/components/victoria-metrics/program';
import type { Environment } from '#lib/environment/environment';

/** The whole command line of one replica: the flags of the site stand last. */
export const commandLine = (
  description: Pick<VictoriaMetricsProgram, 'program' | 'arguments' | 'siteFlags'>,
  paths: ReplicaPaths,
  environment: Environment,
): readonly string[] => [
  ...flagsOf([...commonArguments(description, paths, environment), ...description.arguments(paths)]),
  ...Object.entries(description.siteFlags?.flags ?? {}).map(([name, value]) => `-${name}=${value}`),
];
