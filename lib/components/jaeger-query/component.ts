import { chosen } from '#lib/components/choice';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { deployedJaeger } from '#lib/components/jaeger/deployed';
import { elasticsearchBackend } from '#lib/components/jaeger/elasticsearch';
import type { TracesInput } from '#lib/components/otel-collector/component';
import type { ElasticsearchStorage } from '#lib/environment/traces-choices';
import { sizeJaegerQuery } from '#lib/sizing/jaeger';
import { jaegerQuery as program } from '#lib/topology/programs';

/** Searches spans in Elasticsearch. */
export function jaegerQueryProgram(
  { environment, traces }: TracesInput,
  storage: ElasticsearchStorage,
): DeployedProgram {
  const { ports } = program;
  const backend = elasticsearchBackend(program, environment, traces, storage);
  const size = sizeJaegerQuery(environment, storage);
  return {
    ...deployedJaeger({ program, backend, web: ports.web }, environment, size, [
      chosen(environment, 'replicas', storage.query.replicas, ['traces', 'storage', 'query', 'replicas']),
      chosen(environment, 'retention', traces.retention, ['traces', 'retention']),
    ]),
    secretFiles: [{ ...storage.passwords.jaeger, purpose: 'password of Jaeger in Elasticsearch' }],
    services: [ports.web],
  };
}
