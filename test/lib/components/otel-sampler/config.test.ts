import { parse } from 'yaml';
import { otelSamplerConfig } from '#lib/components/otel-sampler/config';
import { elasticsearch, inCluster, locally, traces } from '#test/lib/components/traces';

describe("the sampler's configuration", () => {
  const { processors, service, exporters } = parse(otelSamplerConfig(inCluster(traces()), traces()).text);

  it('keeps errors, the names that are asked for, and a share of the rest', () => {
    expect(processors.tail_sampling.policies.slice(0, 3)).toEqual([
      { name: 'errors', type: 'status_code', status_code: { status_codes: ['ERROR'] } },
      {
        name: 'always',
        type: 'ottl_condition',
        ottl_condition: {
          error_mode: 'ignore',
          span: ['span.name == "migrate_vm"', 'HasPrefix(span.name, "error_")'],
        },
      },
      { name: 'baseline', type: 'probabilistic', probabilistic: { sampling_percentage: 10 } },
    ]);
  });

  it('counts traces of more than 50 spans among those that it keeps anyway', () => {
    const [, , , large] = processors.tail_sampling.policies;
    expect(large.and.and_sub_policy).toMatchObject([
      { span_count: { min_spans: 51 } },
      { probabilistic: { sampling_percentage: 10 } },
    ]);
  });

  it('counts them also where nothing else of the rest is kept', () => {
    const none = traces({ sampler: { ...traces().sampler, percentage: 0 } });
    const { policies } = parse(otelSamplerConfig(inCluster(none), none).text).processors.tail_sampling;
    expect(policies[3].and.and_sub_policy[1].probabilistic).toEqual({ sampling_percentage: 1 });
  });

  it('remembers ten times as many decisions as traces', () => {
    const { num_traces, decision_cache, decision_wait } = processors.tail_sampling;
    expect({ num_traces, decision_cache, decision_wait }).toEqual({
      num_traces: 50_000,
      decision_cache: { sampled_cache_size: 500_000, non_sampled_cache_size: 500_000 },
      decision_wait: '30s',
    });
  });

  it('limits memory first', () => {
    expect(service.pipelines.traces.processors).toEqual(['memory_limiter', 'tail_sampling']);
  });

  it('has room for what a busy site sends during the wait', () => {
    const busy = {
      ...inCluster(traces()),
      load: { samplesPerSecond: 1, activeSeries: 1, spansPerSecond: 200_000 },
    };
    // 20,000 traces a second, half of them here, for 30 s, twice.
    expect(parse(otelSamplerConfig(busy, traces()).text).processors.tail_sampling.num_traces).toBe(600_000);
  });

  it('sends to the one Jaeger that there is', () => {
    expect(exporters.otlp_grpc).toMatchObject({
      endpoint: 'jaeger-0.jaeger.monitoring.svc:4337',
      tls: { ca_file: '/etc/otel-sampler/certificates/ca.crt' },
      sending_queue: { storage: 'file_storage' },
    });
    const local = parse(otelSamplerConfig(locally(traces()), traces()).text);
    expect(local.exporters.otlp_grpc).toMatchObject({ endpoint: '127.0.0.1:4337', tls: { insecure: true } });
  });

  it('sends to all replicas in their turn where Elasticsearch is behind them', () => {
    const choices = traces({ storage: elasticsearch });
    expect(parse(otelSamplerConfig(inCluster(choices), choices).text).exporters.otlp_grpc).toMatchObject({
      endpoint: 'dns:///jaeger-collector.monitoring.svc:4337',
      balancer_name: 'round_robin',
    });
  });
});
