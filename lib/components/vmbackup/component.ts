import { flagsOf } from '#lib/components/argument';
import { chosen, sized } from '#lib/components/choice';
import type { RepeatedFor, RepeatedProgramDescription } from '#lib/components/deployed/description';
import { volumeFolder } from '#lib/components/deployed/manifests';
import { rootOf } from '#lib/components/deployed/root';
import { siteTrust, trustVariables } from '#lib/components/deployed/site-trust';
import { vmbackupArguments } from '#lib/components/vmbackup/arguments';
import { type Store, storesOf } from '#lib/components/vmbackup/stores';
import type { Environment } from '#lib/environment/environment';
import type { MetricsBackup } from '#lib/environment/metrics-choices';
import type { ObjectStorageChoices } from '#lib/environment/shared-choices';
import { proxyVariables } from '#lib/topology/proxy-variables';
import { vmbackup as program } from '#lib/topology/tier-programs';
import { mebibytes } from '#lib/units/bytes';
import { hours } from '#lib/units/duration';

export interface VmbackupInput {
  readonly environment: Environment;
  readonly backup: MetricsBackup;
  readonly objectStorage: ObjectStorageChoices;
}

/** Copies what each storage node keeps into the bucket, once a day, beside the node on whose volume it is. */
export function vmbackupProgram({
  environment,
  backup,
  objectStorage,
}: VmbackupInput): RepeatedProgramDescription {
  const { output } = environment;
  const from = 'it copies files, four at a time';
  const size = { cpu: { value: 0.5, from }, memory: { value: mebibytes(512), from } };
  const trust = siteTrust(output, rootOf(program.name));
  const path = ['victoriaMetrics', 'backup'];
  return {
    program,
    size,
    schedule: scheduleOf(backup, 0),
    // The first copy takes all there is with it.
    endsWithin: hours(20),
    arguments: () => [],
    each: storesOf(environment).map((store, index) => runFor(store, index, environment, backup, trust)),
    files: [],
    secretFiles: [],
    // Only so: the client reads them from a file of a form of its own.
    secretVariables: {
      AWS_ACCESS_KEY_ID: { ...objectStorage.accessKey, purpose: 'access key of the object storage' },
      AWS_SECRET_ACCESS_KEY: { ...objectStorage.secretKey, purpose: 'secret key of the object storage' },
    },
    variables: {
      AWS_REGION: objectStorage.region,
      ...trustVariables(trust.file),
      ...proxyVariables(new URL(objectStorage.url), output),
    },
    choices: [
      chosen(environment, 'bucket', backup.bucket, [...path, 'bucket']),
      chosen(environment, 'hour', backup.hour, [...path, 'hour']),
      sized('cpu cores', size.cpu),
      sized('memory', size.memory),
    ],
  };
}

/** Some minutes apart, so that the nodes of a tier are not read all at once. */
const scheduleOf = ({ hour }: MetricsBackup, index: number): string => `${(index * 7) % 60} ${hour} * * *`;

const volume = 'stored';

function runFor(
  store: Store,
  index: number,
  environment: Environment,
  backup: MetricsBackup,
  { mounts, volumes }: ReturnType<typeof siteTrust>,
): RepeatedFor {
  const { pod } = store;
  return {
    name: `${program.name}-${pod}`,
    besidePod: pod,
    schedule: scheduleOf(backup, index),
    arguments: ({ data }) => flagsOf(vmbackupArguments(data, environment, backup, store)),
    mounts: [...(mounts ?? []), { name: volume, mountPath: volumeFolder, readOnly: true }],
    volumes: [
      ...(volumes ?? []),
      // Not read-only as a whole: it is attached to its node for writing already.
      { name: volume, persistentVolumeClaim: { claimName: `data-${pod}` } },
    ],
  };
}
