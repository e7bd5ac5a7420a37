import { chosen, sized } from '#lib/components/choice';
import { collectorArguments } from '#lib/components/collector/arguments';
import { goMemoryLimit } from '#lib/components/collector/memory';
import { podReader } from '#lib/components/collector/pod-reader';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { nodeVariable, otelLogsConfig } from '#lib/components/otel-logs/config';
import { dataFolder, podLogs } from '#lib/components/otel-logs/paths';
import type { Environment } from '#lib/environment/environment';
import type { LogsChoices } from '#lib/environment/logs-choices';
import { queueRoom, sizeOtelLogs } from '#lib/sizing/otel-logs';
import { namespaceOf } from '#lib/topology/namespaces';
import { otelLogs as program } from '#lib/topology/programs';
import { minutes, seconds } from '#lib/units/duration';

export interface LogsInput {
  readonly environment: Environment;
  readonly choices: LogsChoices;
}

/** Reads the logs of the containers of its node, or files of one machine, and sends their lines to Loki. */
export function otelLogsProgram({ environment, choices }: LogsInput): DeployedProgram {
  const { output } = environment;
  const size = sizeOtelLogs(environment, choices);
  const config = otelLogsConfig(environment, choices);
  return {
    program,
    size,
    arguments: (paths) => collectorArguments(paths, config),
    keeps: {
      what: 'lines that Loki has not taken yet, on each node',
      retention: 'until it has',
      backup: { kind: 'not needed', why: 'most of them are in the log files of the node still' },
    },
    files: [config],
    secretFiles: [
      {
        ...choices.tokens.write,
        purpose: 'bearer token of those who write to Loki',
        ...(output.kind === 'kubernetes' && { namespace: namespaceOf(program, output) }),
      },
    ],
    secretVariables: {},
    variables: goMemoryLimit(size.memory.value),
    podFields: { [nodeVariable]: 'spec.nodeName' },
    health: { port: program.ports.health, ready: '/', healthy: '/' },
    choices: [
      sized('cpu cores', size.cpu),
      sized('memory', size.memory),
      {
        name: 'room for the queue',
        value: String(queueRoom),
        from: 'what a node keeps of lines while Loki is away',
      },
      ...(choices.agent.excludedNamespaces.length === 0
        ? []
        : [
            chosen(environment, 'excluded namespaces', choices.agent.excludedNamespaces.join(', '), [
              'logs',
              'agent',
              'excludedNamespaces',
            ]),
          ]),
    ],
    // Until it knows the pods of the node.
    startsWithin: minutes(2),
    // The batch on its way is sent, or waits on disk.
    stopsWithin: seconds(60),
    nodeFolders: [
      { name: 'pod-logs', path: podLogs },
      { name: 'data', path: dataFolder(environment), writable: true },
    ],
    // Log files are root's, and nobody else may read them. It has no capability of root.
    podSecurity: { runAsUser: 0, runAsGroup: 0, seccompProfile: { type: 'RuntimeDefault' } },
    roles: (output) => podReader(program, output),
  };
}
