import { stringify } from 'yaml';
import { keptOfPods, lineOperators, type Operator } from '#lib/components/otel-logs/operators';
import { dataFolder, podLogs } from '#lib/components/otel-logs/paths';
import type { Environment, KubernetesOutput, LogsChoices } from '#lib/environment/environment';
import { certificateFile } from '#lib/kubernetes/certificates';
import type { NativeFile } from '#lib/native-file';
import { queueSize } from '#lib/sizing/otel-logs';
import {
  fileLogReceiver,
  fileStorageExtension,
  healthCheckExtension,
  kubernetesAttributesProcessor,
  memoryLimiterProcessor,
  otlpHttpExporter,
  transformProcessor,
} from '#lib/telemetry/collector-ids';
import { ottlString } from '#lib/telemetry/collector-text';
import { redaction } from '#lib/telemetry/redaction';
import { addressOf, serviceUrl } from '#lib/topology/addresses';
import { nodesNamespace } from '#lib/topology/namespaces';
import type { Port } from '#lib/topology/program';
import { loki, otelLogs } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';

/** The environment variable with the name of the node that it runs on. */
export const nodeVariable = 'NODE_NAME';

const labelsProcessor = `${transformProcessor}/labels`;

/**
 * The collector's configuration: reads files, takes lines apart, says where they come from, removes what must not be kept,
 * and sends them to Loki, from a queue on disk. https://opentelemetry.io/docs/collector/configuration/
 *
 * @param root the folder of the program's files
 */
export function otelLogsConfig(environment: Environment, choices: LogsChoices, root: string): NativeFile {
  const { output } = environment;
  const receivers =
    output.kind === 'kubernetes' ? ofPods(choices, output) : ofFiles(choices);
  const { processors: removing, order: removal } = redaction('logs', environment.redaction);
  const processors = {
    // First: what it refuses, the receiver sends again. https://github.com/open-telemetry/opentelemetry-collector/tree/v0.155.0/processor/memorylimiterprocessor
    [memoryLimiterProcessor]: { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 20 },
    ...(output.kind === 'kubernetes' && { [kubernetesAttributesProcessor]: podAttributes }),
    [labelsProcessor]: labels(environment, choices),
    ...removing,
  };
  const configuration = {
    extensions: {
      [healthCheckExtension]: { endpoint: listenOn(otelLogs.ports.health, environment) },
      [fileStorageExtension]: {
        directory: dataFolder(environment),
        create_directory: true,
        // A file that a crash of the node broke is put aside: some lines are sent twice then.
        recreate: true,
        // What a full queue took is given back once it is empty.
        compaction: { on_start: true, on_rebound: true, directory: dataFolder(environment), cleanup_on_start: true },
      },
    },
    receivers,
    processors,
    exporters: { [otlpHttpExporter]: toLoki(environment, root) },
    service: {
      extensions: [healthCheckExtension, fileStorageExtension],
      pipelines: {
        logs: {
          receivers: Object.keys(receivers),
          processors: [
            memoryLimiterProcessor,
            ...(output.kind === 'kubernetes' ? [kubernetesAttributesProcessor] : []),
            labelsProcessor,
            ...removal,
          ],
          exporters: [otlpHttpExporter],
        },
      },
      telemetry: {
        logs: { encoding: 'json' },
        metrics: { level: 'normal', readers: [{ pull: { exporter: { prometheus: ownMetrics(environment) } } }] },
      },
    },
  };
  return {
    path: 'config/otel-logs.yaml',
    text: `# Generated from environments/${environment.name}.yaml; change that.\n${stringify(configuration, { lineWidth: 0, aliasDuplicateObjects: false })}`,
  };
}

/**
 * From the beginning, also of a file that appeared while the collector was away; what it has read, it remembers. A line that
 * the pipeline does not take yet stays in the file.
 */
const reading = {
  start_at: 'beginning',
  include_file_path: true,
  storage: fileStorageExtension,
  // Traces of the stack are put together by their indentation, and long lines end anywhere.
  preserve_leading_whitespaces: true,
  preserve_trailing_whitespaces: true,
  retry_on_failure: { enabled: true, max_elapsed_time: '0s' },
} as const;

/** Its own lines would beget others for ever. */
function ofPods({ agent, indexLabels }: LogsChoices, output: KubernetesOutput) {
  const own = `${podLogs}/${nodesNamespace(output)}_${otelLogs.name}-*/*/*.log`;
  const container: Operator = { type: 'container' };
  return {
    [fileLogReceiver]: {
      include: [`${podLogs}/*/*/*.log`],
      exclude: [own, ...agent.excludedNamespaces.map((namespace) => `${podLogs}/${namespace}_*/*/*.log`)],
      ...reading,
      operators: [container, ...lineOperators(indexLabels)],
    },
  };
}

const ofFiles = ({ files, indexLabels }: LogsChoices) =>
  Object.fromEntries(
    files.map(({ job, paths }) => [
      `${fileLogReceiver}/${job}`,
      { include: paths, ...reading, resource: { job }, operators: lineOperators(indexLabels) },
    ]),
  );

/**
 * Whose line it is, by the pod that its file is named after. Nothing is read before the pods of the node are known: a line
 * without its `job` would be found by nobody.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.155.0/processor/k8sattributesprocessor
 */
const podAttributes = {
  auth_type: 'serviceAccount',
  filter: { node_from_env_var: nodeVariable },
  wait_for_metadata: true,
  wait_for_metadata_timeout: '1m',
  extract: {
    metadata: ['k8s.node.name'],
    labels: [
      { tag_name: 'job', key: 'app', from: 'pod' },
      { tag_name: 'app', key: 'app.kubernetes.io/name', from: 'pod' },
    ],
  },
  pod_association: [{ sources: [{ from: 'resource_attribute', name: 'k8s.pod.uid' }] }],
} as const;

/** Names as Loki has them, and none besides. */
function labels({ cluster }: Environment, { indexLabels }: LogsChoices) {
  const attribute = (name: string) => `resource.attributes[${ottlString(name)}]`;
  const kept = [...new Set([...keptOfPods, ...indexLabels])].map(ottlString).join(', ');
  return {
    error_mode: 'ignore',
    log_statements: [
      {
        context: 'resource',
        statements: [
          `set(${attribute('cluster')}, ${ottlString(cluster)})`,
          ...['namespace', 'pod', 'container', 'node'].map(
            (name) => `set(${attribute(name)}, ${attribute(`k8s.${name}.name`)})`,
          ),
          ...['app', 'container'].map(
            (name) => `set(${attribute('job')}, ${attribute(name)}) where ${attribute('job')} == nil`,
          ),
          `keep_keys(resource.attributes, [${kept}])`,
        ],
      },
      {
        context: 'log',
        // Loki would keep it beside each line.
        statements: ['set(log.observed_time_unix_nano, 0) where log.time_unix_nano != 0'],
      },
    ],
  };
}

/** What Loki does not take now waits on disk; when the queue is full, lines wait in their files. */
function toLoki(environment: Environment, root: string) {
  return {
    endpoint: `${serviceUrl(loki, loki.ports.web, environment)}/otlp`,
    ...(usesTls(loki, environment.output) && { tls: { ca_file: certificateFile(root, 'authority') } }),
    retry_on_failure: { max_elapsed_time: '0s' },
    sending_queue: {
      storage: fileStorageExtension,
      sizer: 'bytes',
      queue_size: queueSize.inBytes,
      block_on_overflow: true,
      num_consumers: 4,
      batch: { flush_timeout: '1s', min_size: 1_000_000, max_size: 4_000_000 },
    },
  };
}

/** Every address of the pod; on one machine, loopback. */
function listenOn(port: Port, environment: Environment): string {
  return environment.output.kind === 'kubernetes'
    ? `0.0.0.0:${port.number}`
    : addressOf(otelLogs, 0, port, environment);
}

function ownMetrics(environment: Environment) {
  const [host, port] = listenOn(otelLogs.ports.metrics, environment).split(':');
  return { host, port: Number(port) };
}
