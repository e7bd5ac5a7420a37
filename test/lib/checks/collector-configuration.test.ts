import { listenersOf } from '#lib/checks/collector-configuration';

describe('the addresses on which a collector listens', () => {
  it('are those of its receivers, of its health, of what it shows, and of its metrics', () => {
    const content = {
      receivers: {
        otlp: { protocols: { grpc: { endpoint: ':4317' }, http: { endpoint: '127.0.0.1:4318' } } },
      },
      extensions: {
        health_check: { endpoint: '0.0.0.0:13133' },
        jaeger_query: { http: { endpoint: ':16686' } },
      },
      exporters: { prometheus: { endpoint: '[::]:8889' }, otlp_grpc: { endpoint: 'elsewhere:4317' } },
      service: {
        telemetry: {
          metrics: { readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port: 8890 } } } }] },
        },
      },
    };
    expect(listenersOf(content)).toEqual([
      { argument: 'receivers.otlp.protocols.grpc.endpoint', host: '', port: 4317 },
      { argument: 'receivers.otlp.protocols.http.endpoint', host: '127.0.0.1', port: 4318 },
      { argument: 'extensions.health_check.endpoint', host: '0.0.0.0', port: 13133 },
      { argument: 'extensions.jaeger_query.http.endpoint', host: '', port: 16686 },
      { argument: 'exporters.prometheus.endpoint', host: '[::]', port: 8889 },
      { argument: 'service.telemetry.metrics.readers', host: '0.0.0.0', port: 8890 },
    ]);
  });

  it('are on loopback where a reader of metrics does not say it', () => {
    const content = { service: { telemetry: { metrics: { readers: [{ pull: {} }] } } } };
    expect(listenersOf(content)).toEqual([
      { argument: 'service.telemetry.metrics.readers', host: 'localhost', port: 8888 },
    ]);
  });
});
