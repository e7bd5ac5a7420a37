import { flagsOf } from '#lib/components/argument';
import { chosen, sized } from '#lib/components/choice';
import type { RequiredSecret } from '#lib/components/component';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { rootOf } from '#lib/components/deployed/root';
import { siteTrust, trustVariables } from '#lib/components/deployed/site-trust';
import { pyroscopeArguments } from '#lib/components/pyroscope/arguments';
import { accessKey, pyroscopeConfig, secretKey } from '#lib/components/pyroscope/config';
import type { Environment } from '#lib/environment/environment';
import type { ProfilesChoices } from '#lib/environment/profiles-choices';
import { sizeProfilesDisk, sizePyroscope } from '#lib/sizing/pyroscope';
import { pyroscope as program } from '#lib/topology/programs';
import { proxyVariables } from '#lib/topology/proxy-variables';
import { mebibytes } from '#lib/units/bytes';
import { minutes } from '#lib/units/duration';

export interface PyroscopeInput {
  readonly environment: Environment;
  readonly choices: ProfilesChoices;
}

/** Keeps profiles and finds them again. */
export function pyroscopeProgram({ environment, choices }: PyroscopeInput): DeployedProgram {
  const { retention, storage } = choices;
  const size = sizePyroscope(environment, choices);
  const config = pyroscopeConfig(environment, choices);
  const { output, objectStorage } = environment;
  const trust = siteTrust(output, rootOf(program.name));
  return {
    program,
    size,
    storage: storage.storage,
    arguments: (paths) => flagsOf(pyroscopeArguments(paths, config)),
    files: [config],
    secretFiles: [],
    secretVariables: secretVariablesOf(environment, choices),
    ...(storage.kind === 'object storage' &&
      objectStorage && {
        variables: { ...proxyVariables(new URL(objectStorage.url), output), ...trustVariables(trust.file) },
        mounts: trust.mounts,
        volumes: trust.volumes,
      }),
    keeps: {
      what:
        storage.kind === 'filesystem'
          ? 'profiles and their index'
          : 'the index; the profiles are in a bucket',
      retention: retention.toString(),
      backup: {
        kind: 'not needed',
        why:
          storage.kind === 'filesystem'
            ? 'profiles are looked at for some days, and taken anew'
            : 'profiles are looked at for some days, and taken anew; without the index nobody finds those in the bucket',
      },
    },
    health: { port: program.ports.web, ready: '/ready' },
    withoutLivenessProbe:
      'it would be restarted while it replays its log after a long pause of the disk, and begin again from the start',
    choices: [
      chosen(environment, 'retention', retention, ['profiles', 'retention']),
      chosen(environment, 'storage', storage.kind, ['profiles', 'storage', 'kind']),
      chosen(environment, 'storage size', storage.storage.size, ['profiles', 'storage', 'storage', 'size']),
      sized('storage needed', sizeProfilesDisk(choices)),
      sized('cpu cores', size.cpu),
      sized('memory', size.memory),
    ],
    // The log of Raft is replayed.
    startsWithin: minutes(10),
    // What is only in memory is written: half a second of profiles.
    stopsWithin: minutes(1),
    services: [program.ports.web],
    scratch: [{ name: 'tmp', path: '/tmp', size: mebibytes(256) }],
    // `pyroscope`: https://github.com/grafana/pyroscope/blob/main/cmd/pyroscope/Dockerfile
    user: 10_001,
  };
}

function secretVariablesOf(
  { objectStorage }: Environment,
  { storage }: ProfilesChoices,
): Readonly<Record<string, RequiredSecret>> {
  if (storage.kind === 'filesystem' || objectStorage === undefined) return {};
  return {
    [accessKey]: { ...objectStorage.accessKey, purpose: 'access key of the object storage' },
    [secretKey]: { ...objectStorage.secretKey, purpose: 'secret key of the object storage' },
  };
}
