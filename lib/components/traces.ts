import type { Component } from '#lib/components/component';
import { deployedComponent, repeatedComponent } from '#lib/components/deployed/component';
import { elasticsearchProgram } from '#lib/components/elasticsearch/component';
import { elasticsearchExporterProgram } from '#lib/components/elasticsearch-exporter/component';
import { elasticsearchSetupProgram } from '#lib/components/elasticsearch-setup/component';
import { jaegerProgram } from '#lib/components/jaeger/component';
import { jaegerCollectorProgram } from '#lib/components/jaeger-collector/component';
import { jaegerIndexCleanerProgram } from '#lib/components/jaeger-es-index-cleaner/component';
import { jaegerQueryProgram } from '#lib/components/jaeger-query/component';
import { otelCollectorProgram, type TracesInput } from '#lib/components/otel-collector/component';
import { otelSamplerProgram } from '#lib/components/otel-sampler/component';
import type { Environment } from '#lib/environment/environment';
import type { ElasticsearchStorage } from '#lib/environment/traces-choices';
import type { Images } from '#lib/kubernetes/images';

/** The programs of traces, those that others need first; none where the environment does without traces. */
export function tracesComponents(environment: Environment, images: Images): readonly Component[] {
  const { traces } = environment;
  if (traces === undefined) return [];
  const input = { environment, traces };
  const { storage } = traces;
  return [
    ...(storage.kind === 'badger'
      ? [deployedComponent(jaegerProgram(input, storage), environment, images)]
      : elasticsearchComponents(input, storage, images)),
    ...[otelSamplerProgram(input), otelCollectorProgram(input)].map((program) =>
      deployedComponent(program, environment, images),
    ),
  ];
}

function elasticsearchComponents(
  input: TracesInput,
  storage: ElasticsearchStorage,
  images: Images,
): readonly Component[] {
  const { environment } = input;
  const deployed = [
    elasticsearchProgram(input, storage),
    jaegerCollectorProgram(input, storage),
    jaegerQueryProgram(input, storage),
    elasticsearchExporterProgram(input, storage),
  ].map((program) => deployedComponent(program, environment, images));
  const repeated = [elasticsearchSetupProgram(input, storage), jaegerIndexCleanerProgram(input, storage)].map(
    (program) => repeatedComponent(program, environment, images),
  );
  return [...deployed, ...repeated];
}
