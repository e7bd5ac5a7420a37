import type { Argument } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import { rulesFolder } from '#lib/components/loki/paths';
import type { LogsChoices } from '#lib/environment/logs-choices';
import type { NativeFile } from '#lib/native-file';

/** The command line of one replica: what differs from place to place; all else is in the file. */
export const lokiArguments = (
  paths: ReplicaPaths,
  config: NativeFile,
  { storage }: LogsChoices,
): readonly Argument[] => [
  { flag: `-config.file=${paths.file(config.path)}`, why: 'the generated configuration' },
  { flag: '-config.expand-env=true', why: 'the address of the pod stands in it as a variable' },
  { flag: '-target=all', why: 'every replica does everything' },
  { flag: `-common.path-prefix=${paths.data}`, why: 'the volume' },
  ...(storage.kind === 'filesystem'
    ? [{ flag: `-object-store.filesystem.dir=${paths.data}/chunks`, why: 'what is kept, on the volume' }]
    : []),
  {
    flag: `-ruler-storage.local.directory=${paths.file(rulesFolder)}`,
    why: 'the rules over log lines',
  },
];
