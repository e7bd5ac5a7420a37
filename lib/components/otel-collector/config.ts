import { collectorFile } from '#lib/components/collector/configuration';
import { memoryLimiter } from '#lib/components/collector/memory';
import { otlpGrpc, otlpHttp } from '#lib/components/collector/otlp-receiver';
import { queueFolder } from '#lib/components/collector/queue';
import { ownTelemetry } from '#lib/components/collector/service';
import { serverTls } from '#lib/components/collector/tls';
import { configuredPaths, secretPath } from '#lib/components/deployed/paths';
import { podAttributes } from '#lib/components/otel-collector/pod-attributes';
import { toSamplers } from '#lib/components/otel-collector/samplers';
import { spanMetrics, spanMetricsPage } from '#lib/components/otel-collector/span-metrics';
import type { Environment } from '#lib/environment/environment';
import type { TracesChoices } from '#lib/environment/traces-choices';
import type { NativeFile } from '#lib/native-file';
import {
  bearerTokenExtension,
  fileStorageExtension,
  healthCheckExtension,
  kubernetesAttributesProcessor,
  memoryLimiterProcessor,
  otlpReceiver,
  prometheusExporter,
  resourceProcessor,
  spanMetricsConnector,
} from '#lib/telemetry/collector-ids';
import { inConfiguration } from '#lib/telemetry/collector-text';
import { redaction } from '#lib/telemetry/redaction';
import { otelCollector } from '#lib/topology/programs';

/** The service is a dimension already; as an attribute of the resource it would become the label `job` besides. */
const countedProcessor = `${resourceProcessor}/counted`;

/**
 * The gateway's configuration: lets in who shows the token, says whose spans they are, removes what must not be kept, counts,
 * and passes each trace to one sampler. https://opentelemetry.io/docs/collector/configuration/
 */
export function otelCollectorConfig(environment: Environment, traces: TracesChoices): NativeFile {
  const { output } = environment;
  const { ports } = otelCollector;
  const paths = configuredPaths(otelCollector, environment);
  const inCluster = output.kind === 'kubernetes';
  const removing = redaction('traces', environment.redaction);
  const shown = { ...serverTls(otelCollector, environment), auth: { authenticator: bearerTokenExtension } };
  const samplers = toSamplers(environment, traces);
  return collectorFile(otelCollector.name, environment, {
    extensions: {
      [bearerTokenExtension]: { filename: paths.file(secretPath(traces.token)) },
      [fileStorageExtension]: queueFolder(paths.data),
      [healthCheckExtension]: { endpoint: paths.listen(ports.health) },
    },
    receivers: {
      [otlpReceiver]: {
        protocols: {
          grpc: { ...otlpGrpc(paths.listen(ports.otlpGrpc)), ...shown },
          http: { ...otlpHttp(paths.listen(ports.otlpHttp)), ...shown },
        },
      },
    },
    processors: {
      [memoryLimiterProcessor]: memoryLimiter,
      ...(inCluster && { [kubernetesAttributesProcessor]: podAttributes(environment) }),
      [resourceProcessor]: { attributes: siteAttributes(environment) },
      ...removing.processors,
      ...samplers.processors,
      [countedProcessor]: { attributes: [{ key: 'service.name', action: 'delete' }] },
    },
    connectors: { [spanMetricsConnector]: spanMetrics, ...samplers.connectors },
    exporters: { ...samplers.exporters, [prometheusExporter]: spanMetricsPage(paths) },
    service: {
      extensions: [bearerTokenExtension, fileStorageExtension, healthCheckExtension],
      pipelines: {
        traces: {
          receivers: [otlpReceiver],
          processors: [
            memoryLimiterProcessor,
            ...(inCluster ? [kubernetesAttributesProcessor] : []),
            resourceProcessor,
            ...removing.order,
          ],
          exporters: [spanMetricsConnector, samplers.end],
        },
        ...samplers.pipelines,
        metrics: {
          receivers: [spanMetricsConnector],
          processors: [countedProcessor],
          exporters: [prometheusExporter],
        },
      },
      telemetry: ownTelemetry(paths, ports.metrics),
    },
  });
}

/** As the labels of metrics call them. */
const siteAttributes = ({ cluster, site }: Environment) =>
  Object.entries({ cluster, site }).map(([key, value]) => ({
    key,
    value: inConfiguration(value),
    action: 'upsert',
  }));
