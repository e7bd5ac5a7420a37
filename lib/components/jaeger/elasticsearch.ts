import { certificatePath } from '#lib/components/deployed/certificates';
import { configuredPaths } from '#lib/components/deployed/paths';
import type { Environment } from '#lib/environment/environment';
import type { ElasticsearchStorage, TracesChoices } from '#lib/environment/traces-choices';
import { serviceUrl } from '#lib/topology/addresses';
import type { Program } from '#lib/topology/program';
import { elasticsearch } from '#lib/topology/programs';

/** Who stores and searches spans, as Elasticsearch knows it. */
export const jaegerUser = 'jaeger';

/**
 * Indices of a day, `jaeger-span-2026-11-25`: without a prefix, which would stand before that. Searches look back as far as
 * spans are kept. https://www.jaegertracing.io/docs/2.13/storage/elasticsearch/
 *
 * @param program whose files it names
 */
export function elasticsearchBackend(
  program: Program,
  environment: Environment,
  { retention }: TracesChoices,
  { shards, copies, passwords }: ElasticsearchStorage,
) {
  const daily = { date_layout: '2006-01-02', rollover_frequency: 'day', shards, replicas: copies };
  const { secret, key } = passwords.jaeger;
  return {
    elasticsearch: {
      server_urls: [serviceUrl(elasticsearch, elasticsearch.ports.web, environment)],
      version: 8,
      max_span_age: retention.toGo(),
      auth: {
        basic: {
          username: jaegerUser,
          password_file: configuredPaths(program, environment).file(`secrets/${secret}/${key}`),
          reload_interval: '10m',
        },
      },
      tls: { ca_file: certificatePath(program, 'authority') },
      // Elasticsearch is one address, behind which all nodes are.
      sniffing: { enabled: false },
      indices: {
        index_prefix: '',
        spans: daily,
        services: daily,
        dependencies: daily,
        sampling: daily,
      },
    },
  };
}
