import { collectorFile } from '#lib/components/collector/configuration';
import { memoryLimiter } from '#lib/components/collector/memory';
import { onDisk, queueFolder } from '#lib/components/collector/queue';
import { ownTelemetry } from '#lib/components/collector/service';
import { clientTls } from '#lib/components/collector/tls';
import { configuredPaths, secretPath } from '#lib/components/deployed/paths';
import { otlpFolder } from '#lib/components/loki/paths';
import { keptOfPods, lineOperators, type Operator } from '#lib/components/otel-logs/operators';
import { dataFolder, podLogs } from '#lib/components/otel-logs/paths';
import type { Environment } from '#lib/environment/environment';
import type { LogsChoices } from '#lib/environment/logs-choices';
import type { KubernetesOutput } from '#lib/environment/output-choices';
import type { NativeFile } from '#lib/native-file';
import { queueRoom } from '#lib/sizing/otel-logs';
import {
  bearerTokenExtension,
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
import { serviceUrl } from '#lib/topology/addresses';
import { nodesNamespace } from '#lib/topology/namespaces';
import { lokiGateway, otelLogs } from '#lib/topology/programs';

/** The environment variable with the name of the node that it runs on. */
export const nodeVariable = 'NODE_NAME';

const labelsProcessor = `${transformProcessor}/labels`;

/**
 * The collector's configuration: reads files, takes lines apart, says where they come from, removes what must not be kept,
 * and sends them to Loki, from a queue on disk. https://opentelemetry.io/docs/collector/configuration/
 */
export function otelLogsConfig(environment: Environment, choices: LogsChoices): NativeFile {
  const { output } = environment;
  const { ports } = otelLogs;
  const paths = configuredPaths(otelLogs, environment);
  const receivers = output.kind === 'kubernetes' ? ofPods(choices, output) : ofFiles(choices);
  const { processors: removing, order: removal } = redaction('logs', environment.redaction);
  const processors = {
    [memoryLimiterProcessor]: memoryLimiter,
    ...(output.kind === 'kubernetes' && { [kubernetesAttributesProcessor]: podAttributes }),
    [labelsProcessor]: labels(environment, choices),
    ...removing,
  };
  return collectorFile(otelLogs.name, environment, {
    extensions: {
      [bearerTokenExtension]: { filename: paths.file(secretPath(choices.tokens.write)) },
      [healthCheckExtension]: { endpoint: paths.listen(ports.health) },
      [fileStorageExtension]: queueFolder(dataFolder(environment)),
    },
    receivers,
    processors,
    exporters: { [otlpHttpExporter]: toLoki(environment) },
    service: {
      extensions: [bearerTokenExtension, healthCheckExtension, fileStorageExtension],
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
      telemetry: ownTelemetry(paths, ports.metrics),
    },
  });
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
const toLoki = (environment: Environment) => ({
  endpoint: `${serviceUrl(lokiGateway, lokiGateway.ports.web, environment)}${otlpFolder}`,
  auth: { authenticator: bearerTokenExtension },
  ...clientTls(otelLogs, lokiGateway, environment),
  ...onDisk(queueRoom),
});
