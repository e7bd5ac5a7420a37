import type { Load } from '#lib/environment/environment';
import { elasticsearchDiskNeed, elasticsearchNeeds, mostNodeMemory } from '#lib/sizing/elasticsearch';
import { fewestReplicas, fits } from '#lib/sizing/fewest';
import { jaegerCollectorNeeds } from '#lib/sizing/jaeger';
import { logVolumeNeed, lokiNeeds } from '#lib/sizing/loki';
import { otelCollectorNeeds, otelCollectorQueueNeed } from '#lib/sizing/otel-collector';
import { mostSamplerMemory, otelSamplerNeeds, otelSamplerQueueNeed } from '#lib/sizing/otel-sampler';
import { keptNeed, partsOf, prometheusNeeds } from '#lib/sizing/prometheus';
import { cores, disk, halfCores, largeMemory, memory } from '#lib/sizing/rounded';
import type { ProgramNeeds, ProgramSize, Sized } from '#lib/sizing/sized';
import type { KeptTraces } from '#lib/sizing/spans';
import type { StorageDemand } from '#lib/sizing/storage-demand';
import { storageDiskNeed } from '#lib/sizing/storage-disk';
import { singleNodeNeeds, vmauthNeeds } from '#lib/sizing/storage-needs';
import { storageShape } from '#lib/sizing/storage-shape';
import { type Bytes, mebibytes } from '#lib/units/bytes';
import { type Duration, hours, seconds } from '#lib/units/duration';

/** What a site without an environment file asks for. */
export interface Asked {
  readonly load: Load;
  /** Of its long-term storage. */
  readonly storage: StorageDemand;
  readonly traces: KeptTraces;
  readonly logRetention: Duration;
}

/** One program of the shape that carries a load. */
export interface Proposed extends ProgramSize {
  readonly program: string;
  readonly replicas: Sized<number>;
  /** Of each replica. @default it keeps nothing */
  readonly disk?: Sized<Bytes>;
}

/** How long Prometheus keeps samples where an environment does not say it. */
const localRetention = hours(48);

/** How many percent of its volume the data of Prometheus may take: what the environment's check of `retention.size` asks for. */
const usablePercent = 85;

/** How samplers wait where an environment does not say it. */
const decisionWait = seconds(30);

/** What of Elasticsearch `environments/production.yaml` has: two copies of each shard besides itself. */
const indices = { shards: 5, copies: 2 } as const;

/** The fewest replicas of each program that carry a load while one is away, and what each of them needs. */
export function propose(asked: Asked): readonly Proposed[] {
  return [...ofMetrics(asked), ...ofTraces(asked), ...ofLogs(asked)];
}

function ofMetrics({ load, storage }: Asked): readonly Proposed[] {
  const isSingle = storage.copies === 1 && fits(singleNodeNeeds(storage));
  return [
    prometheus(load, storage.senders),
    ...(isSingle ? [singleNode(storage)] : cluster(storage)),
    vmauth(storage),
  ];
}

function prometheus(load: Load, senders: number): Proposed {
  const needs = prometheusNeeds(load, true);
  const parts = partsOf(needs);
  const part: Load = {
    ...load,
    samplesPerSecond: Math.ceil(load.samplesPerSecond / parts),
    activeSeries: Math.ceil(load.activeSeries / parts),
    ...(load.newSeriesPerDay !== undefined && {
      newSeriesPerDay: Math.ceil(load.newSeriesPerDay / parts),
    }),
  };
  const { cpu, memory: ofPart } = prometheusNeeds(part, true);
  const kept = keptNeed(part.samplesPerSecond, localRetention, `${localRetention}`);
  return {
    program: 'prometheus',
    replicas: {
      value: senders * parts,
      from:
        parts === 1
          ? 'each scrapes everything'
          : `${senders} in each of ${parts} environments that send to one storage: no replica carries more than its 16 cores`,
    },
    cpu: halfCores(cpu),
    memory: largeMemory(ofPart),
    disk: disk({
      ...kept,
      each: (kept.each * 100) / usablePercent,
      from: `${kept.from} / ${usablePercent} % of the volume`,
    }),
  };
}

function singleNode(storage: StorageDemand): Proposed {
  const { cpu, memory: bytes } = singleNodeNeeds(storage);
  return {
    program: 'victoria-metrics',
    replicas: { value: 1, from: 'one copy: a single node does everything' },
    cpu: cores(cpu),
    memory: largeMemory(bytes),
    disk: disk(storageDiskNeed(storage, 0)),
  };
}

function cluster(storage: StorageDemand): readonly Proposed[] {
  const shape = storageShape(storage);
  return (['vminsert', 'vmselect', 'vmstorage'] as const).map((program) => {
    const { replicas, ...size } = shape[program];
    return { program, replicas: { value: replicas, from: fewest }, ...size };
  });
}

const fewest = 'the fewest of which none needs more than the largest replica has, one of them away';

function vmauth(storage: StorageDemand): Proposed {
  const needsOf = (replicas: number) => vmauthNeeds(storage, replicas);
  const replicas = fewestReplicas(needsOf, 2);
  return {
    program: 'vmauth',
    replicas: { value: replicas, from: fewest },
    cpu: cores(needsOf(replicas).cpu),
    memory: { value: mebibytes(256), from: 'enough for some hundred requests at once' },
  };
}

function ofTraces({ load, traces }: Asked): readonly Proposed[] {
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
    },
  ];
}

function ofLogs({ load, logRetention }: Asked): readonly Proposed[] {
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
