import { collectorFile } from '#lib/components/collector/configuration';
import { memoryLimiter } from '#lib/components/collector/memory';
import { otlpGrpc } from '#lib/components/collector/otlp-receiver';
import { ownTelemetry } from '#lib/components/collector/service';
import { clientTls, mutualServerTls, serverTls } from '#lib/components/collector/tls';
import { configuredPaths } from '#lib/components/deployed/paths';
import type { Environment } from '#lib/environment/environment';
import type { NativeFile } from '#lib/native-file';
import { serviceUrl } from '#lib/topology/addresses';
import type { Port, Program } from '#lib/topology/program';
import { prometheus } from '#lib/topology/programs';
import { usesTls } from '#lib/topology/tls';

/** A program of Jaeger, which is a collector with extensions of its own. */
export interface JaegerSettings {
  readonly program: Program & { readonly ports: { readonly metrics: Port; readonly health: Port } };
  /** Where spans are kept: one back end of `jaeger_storage`. */
  readonly backend: object;
  /** The port on which it takes spans. @default it takes none */
  readonly spans?: Port;
  /** The port on which people search. @default nobody can */
  readonly web?: Port;
}

const store = 'spans';
const counted = 'span_metrics';

/** Nobody talks gRPC to it; it cannot be switched off. */
const unusedQueryPort = '127.0.0.1:16685';

/**
 * The configuration of Jaeger 2.13, or of one of its parts.
 * https://www.jaegertracing.io/docs/2.13/deployment/configuration/
 */
export function jaegerConfig(
  { program, backend, spans, web }: JaegerSettings,
  environment: Environment,
): NativeFile {
  const paths = configuredPaths(program, environment);
  const tls = serverTls(program, environment);
  return collectorFile(program.name, environment, {
    extensions: {
      healthcheckv2: { use_v2: true, http: { endpoint: paths.listen(program.ports.health) } },
      jaeger_storage: {
        backends: { [store]: backend },
        ...(web !== undefined && { metric_backends: { [counted]: countedSpans(program, environment) } }),
      },
      ...(web !== undefined && {
        jaeger_query: {
          storage: { traces: store, metrics: counted },
          http: { endpoint: paths.listen(web), ...tls },
          grpc: { endpoint: unusedQueryPort },
        },
      }),
    },
    receivers:
      spans === undefined
        ? { nop: {} }
        : {
            otlp: {
              protocols: {
                grpc: { ...otlpGrpc(paths.listen(spans)), ...mutualServerTls(program, environment) },
              },
            },
          },
    processors: spans === undefined ? {} : { memory_limiter: memoryLimiter, batch: {} },
    exporters: spans === undefined ? { nop: {} } : { jaeger_storage_exporter: { trace_storage: store } },
    service: {
      extensions: ['healthcheckv2', 'jaeger_storage', ...(web === undefined ? [] : ['jaeger_query'])],
      pipelines: {
        traces:
          spans === undefined
            ? { receivers: ['nop'], exporters: ['nop'] }
            : {
                receivers: ['otlp'],
                processors: ['memory_limiter', 'batch'],
                exporters: ['jaeger_storage_exporter'],
              },
      },
      telemetry: {
        resource: { 'service.name': program.name },
        ...ownTelemetry(paths, program.ports.metrics),
      },
    },
  });
}

/** The Monitor tab, from what the gateway counts of all spans: https://www.jaegertracing.io/docs/2.13/architecture/spm/ */
const countedSpans = (program: Program, environment: Environment) => ({
  prometheus: {
    endpoint: serviceUrl(prometheus, prometheus.ports.web, environment),
    ...(usesTls(prometheus, environment) && clientTls(program, prometheus, environment)),
    normalize_calls: true,
    normalize_duration: true,
  },
});
