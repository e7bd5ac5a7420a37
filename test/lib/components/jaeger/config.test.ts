import { parse } from 'yaml';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { jaegerProgram } from '#lib/components/jaeger/component';
import { jaegerCollectorProgram } from '#lib/components/jaeger-collector/component';
import { jaegerIndexCleanerProgram } from '#lib/components/jaeger-es-index-cleaner/component';
import { jaegerQueryProgram } from '#lib/components/jaeger-query/component';
import { badger, elasticsearch, inCluster, locally, traces } from '#test/lib/components/traces';

const configOf = ({ files: [config] }: DeployedProgram) => parse(config?.text ?? '');

const stored = traces({ storage: elasticsearch });
const input = { environment: inCluster(stored), traces: stored };
const paths = { file: (path: string) => path, data: 'data', listen: () => '' };

describe("Jaeger's configuration", () => {
  it('keeps spans in files for the retention', () => {
    const config = configOf(jaegerProgram({ environment: locally(traces()), traces: traces() }, badger));
    expect(config.extensions.jaeger_storage.backends.spans.badger).toEqual({
      directories: { keys: 'data/jaeger-0/keys', values: 'data/jaeger-0/values' },
      ephemeral: false,
      ttl: { spans: '168h' },
    });
    expect(config.extensions.jaeger_query.http.endpoint).toBe('127.0.0.1:16686');
    expect(config.extensions.jaeger_storage.metric_backends.span_metrics.prometheus.endpoint).toBe(
      'http://127.0.0.1:9090',
    );
  });

  it('makes indices without a prefix, and finds in them what is kept', () => {
    const { extensions, service } = configOf(jaegerCollectorProgram(input, elasticsearch));
    expect(extensions.jaeger_storage.backends.spans.elasticsearch).toMatchObject({
      server_urls: ['https://elasticsearch-web.monitoring.svc:9200'],
      max_span_age: '168h',
      auth: {
        basic: {
          username: 'jaeger',
          password_file: '/etc/jaeger-collector/secrets/elasticsearch/jaeger-password',
        },
      },
      tls: { ca_file: '/etc/jaeger-collector/certificates/ca.crt' },
      indices: { index_prefix: '', spans: { shards: 5, replicas: 2, date_layout: '2006-01-02' } },
    });
    expect(service.extensions).toEqual(['healthcheckv2', 'jaeger_storage']);
  });

  it('takes no spans where people search', () => {
    const { receivers, extensions, service } = configOf(jaegerQueryProgram(input, elasticsearch));
    expect(receivers).toEqual({ nop: {} });
    expect(service.pipelines.traces).toEqual({ receivers: ['nop'], exporters: ['nop'] });
    expect(extensions.jaeger_query).toMatchObject({
      storage: { traces: 'spans', metrics: 'span_metrics' },
      http: { endpoint: '0.0.0.0:16686', tls: { key_file: '/etc/jaeger-query/certificates/tls.key' } },
    });
  });

  it('deletes indices that are older than the retention', () => {
    const { arguments: args, variables } = jaegerIndexCleanerProgram(input, elasticsearch);
    expect(args(paths)).toEqual(['8', 'https://elasticsearch-web.monitoring.svc:9200']);
    expect(variables).toEqual({
      ES_USERNAME: 'jaeger',
      ES_TLS_ENABLED: 'true',
      ES_TLS_CA: '/etc/jaeger-es-index-cleaner/certificates/ca.crt',
    });
  });
});
