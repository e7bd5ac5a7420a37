import { collectorFile } from '#lib/components/collector/configuration';
import { memoryLimiter } from '#lib/components/collector/memory';
import { otlpGrpc } from '#lib/components/collector/otlp-receiver';
import { onDisk, queueFolder } from '#lib/components/collector/queue';
import { ownTelemetry } from '#lib/components/collector/service';
import { mutualClientTls, mutualServerTls } from '#lib/components/collector/tls';
import { configuredPaths } from '#lib/components/deployed/paths';
import { policies } from '#lib/components/otel-sampler/policies';
import type { Environment } from '#lib/environment/environment';
import type { TracesChoices } from '#lib/environment/traces-choices';
import type { NativeFile } from '#lib/native-file';
import { samplerTables } from '#lib/sizing/otel-sampler';
import {
  fileStorageExtension,
  healthCheckExtension,
  memoryLimiterProcessor,
  otlpGrpcExporter,
  otlpReceiver,
  tailSamplingProcessor,
} from '#lib/telemetry/collector-ids';
import { addressOf } from '#lib/topology/addresses';
import { jaeger, jaegerCollector, otelSampler } from '#lib/topology/programs';

/** The sampler's configuration: waits until a trace is complete, decides, and passes on to Jaeger what is kept. */
export function otelSamplerConfig(environment: Environment, traces: TracesChoices): NativeFile {
  const { ports } = otelSampler;
  const { sampler } = traces;
  const paths = configuredPaths(otelSampler, environment);
  const tables = samplerTables(environment, sampler);
  return collectorFile(otelSampler.name, environment, {
    extensions: {
      [fileStorageExtension]: queueFolder(paths.data),
      [healthCheckExtension]: { endpoint: paths.listen(ports.health) },
    },
    receivers: {
      [otlpReceiver]: {
        protocols: {
          grpc: { ...otlpGrpc(paths.listen(ports.otlpGrpc)), ...mutualServerTls(otelSampler, environment) },
        },
      },
    },
    processors: {
      [memoryLimiterProcessor]: memoryLimiter,
      [tailSamplingProcessor]: {
        decision_wait: sampler.decisionWait.toGo(),
        num_traces: tables.traces,
        // Spans that come after the decision follow it.
        decision_cache: {
          sampled_cache_size: tables.decisions,
          non_sampled_cache_size: tables.decisions,
        },
        policies: policies(sampler),
      },
    },
    exporters: {
      [otlpGrpcExporter]: {
        ...toJaeger(environment, traces),
        timeout: '10s',
        ...onDisk(sampler.storage.size),
      },
    },
    service: {
      extensions: [fileStorageExtension, healthCheckExtension],
      pipelines: {
        traces: {
          receivers: [otlpReceiver],
          processors: [memoryLimiterProcessor, tailSamplingProcessor],
          exporters: [otlpGrpcExporter],
        },
      },
      telemetry: ownTelemetry(paths, ports.metrics),
    },
  });
}

/** The one Jaeger, or all that store in Elasticsearch in their turn. */
function toJaeger(environment: Environment, { storage }: TracesChoices) {
  if (storage.kind === 'badger') {
    return {
      endpoint: addressOf(jaeger, 0, jaeger.ports.otlpGrpc, environment),
      ...mutualClientTls(otelSampler, jaeger, environment),
    };
  }
  const { name, ports } = jaegerCollector;
  const { output } = environment;
  const host = output.kind === 'kubernetes' ? `${name}.${output.namespace}.svc` : '127.0.0.1';
  return {
    endpoint: `dns:///${host}:${ports.otlpGrpc.number}`,
    balancer_name: 'round_robin',
    ...mutualClientTls(otelSampler, jaegerCollector, environment),
  };
}
