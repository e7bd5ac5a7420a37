import type { Load } from '#lib/environment/environment';
import { elasticsearchDiskNeed, elasticsearchNeeds, mostNodeMemory } from '#lib/sizing/elasticsearch';
import { fewestReplicas } from '#lib/sizing/fewest';
import { jaegerCollectorNeeds } from '#lib/sizing/jaeger';
import { logVolumeNeed, lokiNeeds } from '#lib/sizing/loki';
import { otelCollectorNeeds, otelCollectorQueueNeed } from '#lib/sizing/otel-collector';
import { mostSamplerMemory, otelSamplerNeeds, otelSamplerQueueNeed } from '#lib/sizing/otel-sampler';
import { fewest, type Proposed } from '#lib/sizing/proposed';
import { cores, disk, largeMemory, memory } from '#lib/sizing/rounded';
import type { ProgramNeeds } from '#lib/sizing/sized';
import type { KeptTraces } from '#lib/sizing/spans';
import type { Bytes } from '#lib/units/bytes';
import { type Duration, seconds } from '#lib/units/duration';

/** How samplers wait where an environment does not say it. */
const decisionWait = seconds(30);

/** What of Elasticsearch `environments/production.yaml` has: two copies of each shard besides itself. */
const indices = { shards: 5, copies: 2 } as const;

/** What receives, samples and stores traces; nothing where no spans are declared. */
export function proposeTraces(load: Load, traces: KeptTraces): readonly Proposed[] {
  if (load.spansPerSecond === undefined) return [];
  const collectorOf = (replicas: number) => otelCollectorNeeds({ load }, { replicas });
  const samplerOf = (replicas: number) => otelSamplerNeeds({ load }, { replicas, decisionWait });
  const jaegerOf = (replicas: number) => jaegerCollectorNeeds({ load }, traces, { replicas });
  const nodesOf = (nodes: number) => elasticsearchNeeds({ load }, traces, { ...indices, nodes });
  const collectors = fewestReplicas(collectorOf, 2);
  const samplers = fewestReplicas(samplerOf, 2, mostSamplerMemory);
  const jaegers = fewestReplicas(jaegerOf, 2);
  const nodes = fewestReplicas(nodesOf, 3, mostNodeMemory);
  return [
    {
      ...replicated('otel-collector', collectors, collectorOf(collectors)),
      disk: disk(otelCollectorQueueNeed({ load }, { replicas: collectors })),
    },
    {
      ...replicated('otel-sampler', samplers, samplerOf(samplers), mostSamplerMemory),
      replicas: { value: samplers, from: 'the fewest of which none needs more than the largest replica has' },
      disk: disk(otelSamplerQueueNeed({ load }, traces, samplers)),
    },
    replicated('jaeger-collector', jaegers, jaegerOf(jaegers)),
    {
      ...replicated('elasticsearch', nodes, nodesOf(nodes), mostNodeMemory),
      disk: disk(elasticsearchDiskNeed({ load }, traces, { ...indices, nodes })),
      settings: {
        shards: {
          value: `${indices.shards} of each index, and ${indices.copies} copies`,
          from: 'as in environments/production.yaml: one node may be lost while another is replaced',
        },
      },
    },
  ];
}

/** Loki with object storage; nothing where no lines are declared. */
export function proposeLogs(load: Load, logRetention: Duration): readonly Proposed[] {
  if (load.logBytesPerDay === undefined) return [];
  const inBucket = (replicas: number) => ({ kind: 'object storage', replicas }) as const;
  const needsOf = (replicas: number) => lokiNeeds({ load }, { storage: inBucket(replicas) });
  const replicas = fewestReplicas(needsOf, 3);
  return [
    {
      ...replicated('loki', replicas, needsOf(replicas)),
      memory: largeMemory(needsOf(replicas).memory),
      disk: disk(logVolumeNeed({ load }, { retention: logRetention, storage: inBucket(replicas) })),
    },
  ];
}

const replicated = (program: string, replicas: number, needs: ProgramNeeds, most?: Bytes): Proposed => ({
  program,
  replicas: { value: replicas, from: fewest },
  cpu: cores(needs.cpu),
  memory: memory(needs.memory, most),
});
