import type { ReplicaPaths } from '#lib/components/deployed/description';
import { volumeFolder } from '#lib/components/deployed/manifests';
import { rootOf } from '#lib/components/deployed/root';
import type { Environment } from '#lib/environment/environment';
import type { SecretReference } from '#lib/environment/shared-choices';
import { addressOf } from '#lib/topology/addresses';
import type { Program } from '#lib/topology/program';

/**
 * The paths that a configuration file names, which every replica reads: those of its pod, or those of the first and only
 * replica on one machine.
 */
export function configuredPaths(program: Program, environment: Environment): ReplicaPaths {
  const { output } = environment;
  return output.kind === 'kubernetes'
    ? {
        file: (path) => `${rootOf(program.name)}/${path}`,
        data: `${volumeFolder}/data`,
        listen: (port) => `0.0.0.0:${port.number}`,
      }
    : {
        file: (path) => path,
        data: `${output.dataDirectory}/${program.name}-0`,
        listen: (port) => addressOf(program, 0, port, environment),
      };
}

/** Where a secret is below the folder of a program's files. */
export const secretPath = ({ secret, key }: SecretReference): string => `secrets/${secret}/${key}`;
