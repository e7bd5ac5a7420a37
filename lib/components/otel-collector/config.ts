import { collectorFile } from '#lib/components/collector/configuration';
import { memoryLimiter } from '#lib/components/collector/memory';
import { otlpGrpc, otlpHttp } from '#lib/components/collector/otlp-receiver';
import { onDisk, queueFolder } from '#lib/components/collector/queue';
import { ownTelemetry } from '#lib/components/collector/service';
import { clientTls, serverTls } from '#lib/components/collector/tls';
import { configuredPaths } from '#lib/components/deployed/paths';
import { podAttributes } from '#lib/components/otel-collector/pod-attributes';
import { spanMetrics, spanMetricsPage } from '#lib/components/otel-collector/span-metrics';
import type { Environment, TracesChoices } from '#lib/environment/environment';
import type { NativeFile } from '#lib/native-file';
import {
  bearerTokenExtension,
  fileStorageExtension,
  healthCheckExtension,
  kubernetesAttributesProcessor,
  loadBalancingExporter,
  memoryLimiterProcessor,
  otlpGrpcExporter,
  otlpReceiver,
  prometheusExporter,
  resourceProcessor,
  spanMetricsConnector,
} from '#lib/telemetry/collector-ids';
import { inConfiguration } from '#lib/telemetry/collector-text';
import { redaction } from '#lib/telemetry/redaction';
import { addressesOf } from '#lib/topology/addresses';
import { otelCollector, otelSampler } from '#lib/topology/programs';

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
  const shown = { ...serverTls(otelCollector, output), auth: { authenticator: bearerTokenExtension } };
  const exporters = {
    ...toSamplers(environment, traces),
    [prometheusExporter]: spanMetricsPage(paths),
  };
  const [toSampler = ''] = Object.keys(exporters);
  return collectorFile(otelCollector.name, environment, {
    extensions: {
      [bearerTokenExtension]: { filename: paths.file(`secrets/${traces.token.secret}/${traces.token.key}`) },
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
      [countedProcessor]: { attributes: [{ key: 'service.name', action: 'delete' }] },
    },
    connectors: { [spanMetricsConnector]: spanMetrics },
    exporters,
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
          exporters: [spanMetricsConnector, toSampler],
        },
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

/**
 * Where there are several samplers, all spans of a trace go to the same: by its id, unless told otherwise. The queue is in front of the choice, so that what a
 * sampler does not take is sent again; the others may get some of it twice, and Jaeger shows that once.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/v0.152.0/exporter/loadbalancingexporter
 */
function toSamplers(environment: Environment, { collector }: TracesChoices) {
  const samplers = addressesOf(otelSampler, otelSampler.ports.otlpGrpc, environment);
  const connection = { ...clientTls(otelCollector, otelSampler, environment.output), timeout: '10s' };
  const [only = ''] = samplers;
  if (samplers.length === 1) {
    return { [otlpGrpcExporter]: { endpoint: only, ...connection, ...onDisk(collector.storage.size) } };
  }
  return {
    [loadBalancingExporter]: {
      resolver: { static: { hostnames: samplers } },
      protocol: {
        otlp: { ...connection, sending_queue: { enabled: false }, retry_on_failure: { enabled: false } },
      },
      ...onDisk(collector.storage.size),
    },
  };
}
