import type { Argument } from '#lib/components/argument';
import type { ReplicaPaths } from '#lib/components/deployed/description';
import type { NativeFile } from '#lib/native-file';
import { alloy } from '#lib/topology/programs';

/** The command line: https://grafana.com/docs/alloy/latest/reference/cli/run/ */
export const alloyArguments = (paths: ReplicaPaths, config: NativeFile): readonly Argument[] => [
  { flag: 'run', why: 'not a check of the configuration' },
  { flag: paths.file(config.path), why: 'the generated configuration' },
  {
    flag: `--server.http.listen-addr=${paths.listen(alloy.ports.web)}`,
    why: 'its own metrics and readiness',
  },
  { flag: `--storage.path=${paths.data}`, why: 'what its parts put down; nothing that would be missed' },
  { flag: '--stability.level=generally-available', why: 'refuses parts that may still change' },
  { flag: '--disable-reporting', why: 'no connection leaves the stack' },
  { flag: '--disable-support-bundle', why: 'it would show the configuration to whoever asks' },
  { flag: '--server.http.enable-pprof=false', why: 'nobody takes profiles of it' },
];
