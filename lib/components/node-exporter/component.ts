import { type Argument, flagsOf } from '#lib/components/argument';
import { sized } from '#lib/components/choice';
import type { DeployedProgram, NodeFolder, ReplicaPaths } from '#lib/components/deployed/description';
import { type Collector, collectorsFor, type MachineFolder } from '#lib/components/node-exporter/collectors';
import type { Environment } from '#lib/environment/environment';
import type { NodeExporterChoices } from '#lib/environment/exporters-choices';
import type { Output } from '#lib/environment/output-choices';
import { sizeNodeExporter } from '#lib/sizing/exporters';
import { nodeExporter as program } from '#lib/topology/programs';
import { seconds } from '#lib/units/duration';

export interface NodeExporterInput {
  readonly environment: Environment;
  readonly choices: NodeExporterChoices;
  /** The names of the series of the job that are kept: what shows nothing else is switched off. */
  readonly kept: readonly string[];
}

/** Tells about its node, or the one machine: https://github.com/prometheus/node_exporter */
export function nodeExporterProgram({ environment, choices, kept }: NodeExporterInput): DeployedProgram {
  const { output } = environment;
  const size = sizeNodeExporter(environment, choices);
  const collectors = collectorsFor(kept).filter(
    ({ isOfOwnNetwork }) => output.kind === 'processes' || isOfOwnNetwork !== true,
  );
  const { web } = program.ports;
  return {
    program,
    size,
    arguments: (paths) => flagsOf(nodeExporterArguments(paths, collectors, output)),
    files: [],
    secretFiles: [],
    secretVariables: {},
    health: { port: web, healthy: '/' },
    choices: [
      {
        name: 'collectors',
        value: collectors.map(({ name }) => name).join(', '),
        from: 'those that show a metric that is kept',
      },
      sized('cpu cores', size.cpu),
      sized('memory', size.memory),
    ],
    startsWithin: seconds(30),
    stopsWithin: seconds(30),
    nodeFolders: foldersOf(collectors).map((folder) => nodeFolders[folder]),
  };
}

/** The command line. `/metrics` is all that it serves; what is not kept is dropped at the scrape besides. */
const nodeExporterArguments = (
  paths: ReplicaPaths,
  collectors: readonly Collector[],
  output: Output,
): readonly Argument[] => [
  { flag: `--web.listen-address=${paths.listen(program.ports.web)}`, why: 'the port of the job' },
  { flag: '--collector.disable-defaults', why: 'only what is kept is worked out' },
  ...collectors.map(({ name }) => ({
    flag: `--collector.${name}`,
    why: 'a rule, a runbook, a panel or the site reads it',
  })),
  ...(output.kind === 'kubernetes'
    ? foldersOf(collectors).map((folder) => ({
        flag: `--path.${folder}fs=${nodeFolders[folder].mountPath}`,
        why: 'the node, and not the container',
      }))
    : []),
  ...(collectors.some(({ name }) => name === 'filesystem')
    ? [
        {
          flag: `--collector.filesystem.mount-points-exclude=${volumesOfPods}`,
          why: 'the kubelet tells about volumes of pods, and each container has a mount of its own',
        },
      ]
    : []),
  { flag: '--log.format=json', why: 'log collection reads fields' },
];

/** Where the runtime and the kubelet mount what belongs to pods, besides what no disk is behind. */
const volumesOfPods =
  '^/(dev|proc|sys|run/containerd/.+|run/credentials/.+|var/lib/containers/.+|var/lib/docker/.+|var/lib/kubelet/.+)($|/)';

const nodeFolders = {
  proc: { name: 'proc', path: '/proc', mountPath: '/host/proc' },
  sys: { name: 'sys', path: '/sys', mountPath: '/host/sys' },
  root: { name: 'root', path: '/', mountPath: '/host/root', followsMounts: true },
} as const satisfies Readonly<Record<MachineFolder, NodeFolder>>;

function foldersOf(collectors: readonly Collector[]): readonly MachineFolder[] {
  const read = new Set(collectors.flatMap(({ reads }) => reads));
  return (['proc', 'sys', 'root'] as const).filter((folder) => read.has(folder));
}
