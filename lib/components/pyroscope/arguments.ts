import type { Argument } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import type { NativeFile } from '#lib/native-file';
import { pyroscope } from '#lib/topology/programs';

/** The command line. Where files are stands here, because that differs between a pod and a process. */
export function pyroscopeArguments(paths: ReplicaPaths, config: NativeFile): readonly Argument[] {
  const [address = '', port = ''] = paths.listen(pyroscope.ports.web).split(':');
  return [
    { flag: `-config.file=${paths.file(config.path)}`, why: 'the generated configuration' },
    { flag: '-config.expand-env=true', why: 'it is given the keys of the object storage in variables' },
    { flag: `-server.http-listen-address=${address}`, why: 'every address of the pod, or loopback' },
    { flag: `-server.http-listen-port=${port}`, why: 'the port of the Service' },
    {
      flag: `-metastore.data-dir=${paths.data}/index`,
      why: 'the index of all profiles: without it those in the bucket are found by nobody',
    },
    { flag: `-metastore.raft.dir=${paths.data}/raft`, why: 'the log from which the index is made again' },
    { flag: `-metastore.raft.snapshots-dir=${paths.data}/raft`, why: 'snapshots of the index' },
    { flag: `-compaction-worker.temp-dir=${paths.data}/merging`, why: 'profiles that are being merged' },
    { flag: `-storage.filesystem.dir=${paths.data}/profiles`, why: 'the profiles, where there is no bucket' },
  ];
}
