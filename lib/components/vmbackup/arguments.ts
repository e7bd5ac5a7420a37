import type { Argument } from '#lib/components/argument';
import { certificatePath } from '#lib/components/deployed/certificates';
import type { Store } from '#lib/components/vmbackup/stores';
import type { Environment } from '#lib/environment/environment';
import type { MetricsBackup } from '#lib/environment/metrics-choices';
import { vmbackup } from '#lib/topology/tier-programs';

/** Where the copy of one store is, below the bucket. Each has a folder of its own: what another has put there is deleted. */
export const backupFolder = ({ name }: Pick<Environment, 'name'>, { tier, pod }: Store): string =>
  `${name}/${tier}/${pod}/latest`;

/**
 * How a store is copied. What the folder has from the time before stays: only what is new is sent.
 * https://docs.victoriametrics.com/victoriametrics/vmbackup/
 *
 * @param data the folder of the store's data
 */
export const vmbackupArguments = (
  data: string,
  environment: Environment,
  { bucket }: MetricsBackup,
  store: Store,
): readonly Argument[] => [
  { flag: `-storageDataPath=${data}`, why: 'the volume of the storage node, which is only read' },
  {
    flag: `-snapshot.createURL=${store.url}/snapshot/create`,
    why: 'copies a snapshot, which nothing changes any more, and has it deleted afterwards',
  },
  ...(store.url.startsWith('https:')
    ? [{ flag: `-snapshot.tlsCAFile=${certificatePath(vmbackup, 'authority')}`, why: 'who it is' }]
    : []),
  { flag: `-dst=s3://${bucket}/${backupFolder(environment, store)}`, why: 'a folder of its own' },
  ...(environment.objectStorage === undefined
    ? []
    : [{ flag: `-customS3Endpoint=${environment.objectStorage.url}`, why: 'objectStorage.url' }]),
  { flag: '-concurrency=4', why: 'leaves the storage node its disk' },
  { flag: '-loggerFormat=json', why: 'log collection reads fields' },
];
