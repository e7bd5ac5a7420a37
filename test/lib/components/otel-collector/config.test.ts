import { parse } from 'yaml';
import { otelCollectorConfig } from '#lib/components/otel-collector/config';
import type { Environment } from '#lib/environment/environment';
import type { TracesChoices } from '#lib/environment/traces-choices';
import { inCluster, locally, traces } from '#test/lib/components/traces';

const alone: TracesChoices = traces({ sampler: { ...traces().sampler, replicas: 1 } });
const configOf = (environment: Environment, choices: TracesChoices) =>
  parse(otelCollectorConfig(environment, choices).text);

describe("the gateway's configuration", () => {
  it('limits memory first, and redacts before it counts and passes on', () => {
    expect(configOf(inCluster(traces()), traces()).service.pipelines).toEqual({
      traces: {
        receivers: ['otlp'],
        processors: ['memory_limiter', 'k8s_attributes', 'resource', 'transform/redaction', 'redaction'],
        exporters: ['span_metrics', 'forward'],
      },
      'traces/otel-sampler-0': {
        receivers: ['forward'],
        processors: ['filter/otel-sampler-0'],
        exporters: ['otlp_grpc/otel-sampler-0'],
      },
      'traces/otel-sampler-1': {
        receivers: ['forward'],
        processors: ['filter/otel-sampler-1'],
        exporters: ['otlp_grpc/otel-sampler-1'],
      },
      metrics: { receivers: ['span_metrics'], processors: ['resource/counted'], exporters: ['prometheus'] },
    });
  });

  it('takes spans from who shows the token, over TLS, in messages of 4 MiB', () => {
    const { receivers, extensions } = configOf(inCluster(traces()), traces());
    const shown = {
      auth: { authenticator: 'bearertokenauth' },
      tls: { cert_file: '/etc/otel-collector/certificates/tls.crt' },
    };
    expect(receivers.otlp.protocols).toMatchObject({
      grpc: { endpoint: '0.0.0.0:4317', max_recv_msg_size_mib: 4, ...shown },
      http: { endpoint: '0.0.0.0:4318', max_request_body_size: 4_194_304, ...shown },
    });
    expect(extensions.bearertokenauth).toEqual({ filename: '/etc/otel-collector/secrets/traces/token' });
  });

  it('has a queue on disk for each of several samplers, which share the volume', () => {
    const { exporters } = configOf(inCluster(traces()), traces());
    for (const sampler of ['otel-sampler-0', 'otel-sampler-1']) {
      expect(exporters[`otlp_grpc/${sampler}`]).toMatchObject({
        endpoint: `${sampler}.otel-sampler.monitoring.svc:4327`,
        tls: { ca_file: '/etc/otel-collector/certificates/ca.crt' },
        retry_on_failure: { max_elapsed_time: '0s' },
        sending_queue: { storage: 'file_storage', sizer: 'bytes', queue_size: 3_221_225_472 },
      });
    }
  });

  it('gives each of three samplers a third of the trace ids, without a gap', () => {
    const three = { ...traces(), sampler: { ...traces().sampler, replicas: 3 } };
    const { processors } = configOf(inCluster(three), three);
    const end = 'Substring(span.trace_id.string, 30, 2)';
    expect([0, 1, 2].map((index) => processors[`filter/otel-sampler-${index}`].traces.span.join())).toEqual([
      `${end} >= "55"`,
      `${end} < "55" or ${end} >= "ab"`,
      `${end} < "ab"`,
    ]);
  });

  it('sends all to the only sampler, on loopback without encryption', () => {
    const { exporters, receivers, extensions } = configOf(locally(alone), alone);
    expect(exporters.otlp_grpc).toMatchObject({ endpoint: '127.0.0.1:4327', tls: { insecure: true } });
    expect(receivers.otlp.protocols.grpc).toMatchObject({
      endpoint: '127.0.0.1:4317',
      auth: { authenticator: 'bearertokenauth' },
    });
    expect(extensions.file_storage.directory).toBe('data/otel-collector-0');
    expect(extensions.bearertokenauth).toEqual({ filename: 'secrets/traces/token' });
  });

  it('asks for the pod that sent only where no entrance stands before it', () => {
    const associations = (environment: Environment) =>
      configOf(environment, traces()).processors.k8s_attributes.pod_association.length;
    const hosts = { ...inCluster(traces()).hosts, otel: 'otel.example.com' };
    expect(associations(inCluster(traces()))).toBe(3);
    expect(associations(inCluster(traces(), { hosts }))).toBe(2);
  });

  it('counts durations by the bounds of the objectives', () => {
    expect(
      configOf(inCluster(traces()), traces()).connectors.span_metrics.histogram.explicit.buckets,
    ).toEqual(expect.arrayContaining(['10ms', '50ms', '100ms', '500ms', '1s', '1m']));
  });
});
