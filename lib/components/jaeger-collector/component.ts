import { chosen } from '#lib/components/choice';
import type { DeployedProgram } from '#lib/components/deployed/description';
import { deployedJaeger } from '#lib/components/jaeger/deployed';
import { elasticsearchBackend } from '#lib/components/jaeger/elasticsearch';
import type { TracesInput } from '#lib/components/otel-collector/component';
import type { ElasticsearchStorage } from '#lib/environment/traces-choices';
import { sizeJaegerCollector } from '#lib/sizing/jaeger';
import { jaegerCollector as program } from '#lib/topology/programs';

/** Stores spans in Elasticsearch. */
export function jaegerCollectorProgram(
  { environment, traces }: TracesInput,
  storage: ElasticsearchStorage,
): DeployedProgram {
  const backend = elasticsearchBackend(program, environment, traces, storage);
  const size = sizeJaegerCollector(environment, traces, storage);
  const at = (...path: readonly string[]) => ['traces', 'storage', ...path];
  return {
    ...deployedJaeger({ program, backend, spans: program.ports.otlpGrpc }, environment, size, [
      chosen(environment, 'replicas', storage.collector.replicas, at('collector', 'replicas')),
      chosen(environment, 'shards', storage.shards, at('shards')),
      chosen(environment, 'copies', storage.copies, at('copies')),
    ]),
    secretFiles: [{ ...storage.passwords.jaeger, purpose: 'password of Jaeger in Elasticsearch' }],
  };
}
