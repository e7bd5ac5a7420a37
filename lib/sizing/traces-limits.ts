import type { Environment } from '#lib/environment/environment';
import type { ElasticsearchStorage, TracesChoices } from '#lib/environment/traces-choices';
import {
  elasticsearchDiskNeed,
  elasticsearchNeeds,
  mostNodeMemory,
  sizeElasticsearch,
} from '#lib/sizing/elasticsearch';
import { fewestReplicas } from '#lib/sizing/fewest';
import {
  badgerNeed,
  jaegerCollectorNeeds,
  jaegerNeeds,
  sizeJaeger,
  sizeJaegerCollector,
} from '#lib/sizing/jaeger';
import type { Limit } from '#lib/sizing/limit';
import { otelCollectorNeeds, otelCollectorQueueNeed, sizeOtelCollector } from '#lib/sizing/otel-collector';
import {
  mostSamplerMemory,
  otelSamplerNeeds,
  otelSamplerQueueNeed,
  sizeOtelSampler,
} from '#lib/sizing/otel-sampler';
import { diskLimit, programLimits } from '#lib/sizing/program-limits';
import type { TracesLoad } from '#lib/sizing/spans';

type Load = TracesLoad & Pick<Environment, 'traces'>;

/** What the programs of traces are given against what the declared spans need. */
export function tracesLimits(environment: Load): readonly Limit[] {
  const { traces, load } = environment;
  if (traces === undefined || load.spansPerSecond === undefined) return [];
  return [
    ...collectorLimits(environment, traces),
    ...samplerLimits(environment, traces),
    ...(traces.storage.kind === 'badger'
      ? badgerLimits(environment, traces)
      : elasticsearchLimits(environment, traces, traces.storage)),
  ];
}

function collectorLimits(environment: Load, traces: TracesChoices): readonly Limit[] {
  const { collector } = traces;
  const needsOf = (replicas: number) => otelCollectorNeeds(environment, { replicas });
  return [
    ...programLimits({
      component: 'otel-collector',
      needs: needsOf(collector.replicas),
      size: sizeOtelCollector(environment, traces),
      path: ['traces', 'collector'],
      resources: collector.resources,
      more: {
        path: ['traces', 'collector', 'replicas'],
        fix: `write collector.replicas: ${fewestReplicas(needsOf, collector.replicas)} or more`,
      },
    }),
    diskLimit(
      'otel-collector',
      otelCollectorQueueNeed(environment, collector),
      collector.storage,
      ['traces', 'collector', 'storage'],
      'more replicas',
    ),
  ];
}

function samplerLimits(environment: Load, traces: TracesChoices): readonly Limit[] {
  const { sampler } = traces;
  const needsOf = (replicas: number) => otelSamplerNeeds(environment, { ...sampler, replicas });
  const replicas = fewestReplicas(needsOf, sampler.replicas, mostSamplerMemory);
  return [
    ...programLimits({
      component: 'otel-sampler',
      needs: needsOf(sampler.replicas),
      size: sizeOtelSampler(environment, traces),
      path: ['traces', 'sampler'],
      resources: sampler.resources,
      mostMemory: mostSamplerMemory,
      more: {
        path: ['traces', 'sampler', 'decisionWait'],
        fix: `write a shorter decisionWait, sampler.replicas: ${replicas} or more, or sampler.resources with as much memory`,
      },
    }),
    diskLimit(
      'otel-sampler',
      otelSamplerQueueNeed(environment, traces, sampler.replicas),
      sampler.storage,
      ['traces', 'sampler', 'storage'],
      'more replicas',
    ),
  ];
}

function badgerLimits(environment: Load, traces: TracesChoices): readonly Limit[] {
  const { storage } = traces;
  if (storage.kind !== 'badger') return [];
  return [
    ...programLimits({
      component: 'jaeger',
      needs: jaegerNeeds(environment, traces),
      size: sizeJaeger(environment, traces, storage),
      path: ['traces', 'storage'],
      resources: storage.resources,
      more: { path: ['traces', 'storage', 'kind'], fix: 'write kind: elasticsearch, which grows by nodes' },
    }),
    diskLimit(
      'jaeger',
      badgerNeed(environment, traces),
      storage.storage,
      ['traces', 'storage', 'storage'],
      'a shorter traces.retention',
    ),
  ];
}

function elasticsearchLimits(
  environment: Load,
  traces: TracesChoices,
  storage: ElasticsearchStorage,
): readonly Limit[] {
  const { collector } = storage;
  const collectorOf = (replicas: number) => jaegerCollectorNeeds(environment, traces, { replicas });
  const nodesOf = (nodes: number) => elasticsearchNeeds(environment, traces, { ...storage, nodes });
  return [
    ...programLimits({
      component: 'jaeger-collector',
      needs: collectorOf(collector.replicas),
      size: sizeJaegerCollector(environment, traces, storage),
      path: ['traces', 'storage', 'collector'],
      resources: collector.resources,
      more: {
        path: ['traces', 'storage', 'collector', 'replicas'],
        fix: `write collector.replicas: ${fewestReplicas(collectorOf, collector.replicas)} or more`,
      },
    }),
    ...programLimits({
      component: 'elasticsearch',
      needs: nodesOf(storage.nodes),
      size: sizeElasticsearch(environment, traces, storage),
      path: ['traces', 'storage'],
      resources: storage.resources,
      mostMemory: mostNodeMemory,
      more: {
        path: ['traces', 'storage', 'nodes'],
        fix: `write nodes: ${fewestReplicas(nodesOf, storage.nodes, mostNodeMemory)} or more`,
      },
    }),
    diskLimit(
      'elasticsearch',
      elasticsearchDiskNeed(environment, traces, storage),
      storage.storage,
      ['traces', 'storage', 'storage'],
      'a shorter traces.retention',
    ),
  ];
}
