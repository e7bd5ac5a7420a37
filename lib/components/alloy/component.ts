import { alloyArguments } from '#lib/components/alloy/arguments';
import { alloyConfig, cpuProfileOf, scrapeInterval } from '#lib/components/alloy/config';
import { flagsOf } from '#lib/components/argument';
import { chosen, sized } from '#lib/components/choice';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { discoveryRoles } from '#lib/components/prometheus/rbac';
import type { Environment } from '#lib/environment/environment';
import type { ProfilesChoices } from '#lib/environment/profiles-choices';
import { sizeAlloy } from '#lib/sizing/pyroscope';
import { alloy as program } from '#lib/topology/programs';
import { mebibytes } from '#lib/units/bytes';
import { minutes, seconds } from '#lib/units/duration';

export interface AlloyInput {
  readonly environment: Environment;
  readonly choices: ProfilesChoices;
}

/** Asks programs for their profiles and sends them to Pyroscope. */
export function alloyProgram({ environment, choices }: AlloyInput): DeployedProgram {
  const size = sizeAlloy();
  const config = alloyConfig(environment, choices);
  const pods = Object.values(choices.targets).filter((target) => target.kind === 'kubernetes');
  return {
    program,
    size,
    arguments: (paths) => flagsOf(alloyArguments(paths, config)),
    files: [config],
    secretFiles: [{ ...choices.tokens.write, purpose: 'bearer token of those who write to Pyroscope' }],
    secretVariables: {},
    health: { port: program.ports.web, ready: '/-/ready' },
    withoutLivenessProbe:
      '/-/healthy tells whether its parts reach the API server and Pyroscope, which a restart does not change',
    choices: [
      ...Object.entries(choices.targets).map(([service, target]) =>
        chosen(environment, `profiles of ${service}`, target.kind, ['profiles', 'targets', service, 'kind']),
      ),
      { name: 'interval', value: scrapeInterval.toString(), from: 'a constant: profiles every minute' },
      {
        name: 'CPU is watched for',
        value: cpuProfileOf.toString(),
        from: 'a constant, below what servers allow an answer to take',
      },
      sized('cpu cores', size.cpu),
      sized('memory', size.memory),
    ],
    startsWithin: minutes(2),
    stopsWithin: seconds(30),
    scratch: [{ name: 'storage', path: '/storage', size: mebibytes(256) }],
    // `alloy`: https://github.com/grafana/alloy/blob/v1.18.1/Dockerfile
    user: 473,
    ...(pods.length > 0 && {
      roles: ({ namespace }) => discoveryRoles(pods, { name: program.name, namespace }),
    }),
  };
}
