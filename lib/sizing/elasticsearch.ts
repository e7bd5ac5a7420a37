import type { ElasticsearchStorage, TracesChoices } from '#lib/environment/traces-choices';
import { explicitOr } from '#lib/sizing/explicit';
import type { Need } from '#lib/sizing/need';
import { left, leftInWords } from '#lib/sizing/replicas';
import { cores, memory } from '#lib/sizing/rounded';
import type { ProgramNeeds, ProgramSize } from '#lib/sizing/sized';
import { type KeptTraces, keptFormula, keptShare, spansPerSecond, type TracesLoad } from '#lib/sizing/spans';
import { gibibytes } from '#lib/units/bytes';
import { days } from '#lib/units/duration';

/** Documents per second, copies included, that one core stores. Assumed. */
const documentsPerCore = 2_000;

/** A span on disk with its index. Assumed. */
const bytesOfSpan = 700;

/** At 85 % of a disk nothing new is put on it, and merges need room: https://www.elastic.co/guide/en/elasticsearch/reference/8.19/modules-cluster.html#disk-based-shard-allocation */
const usableShare = 0.75;

/**
 * Shards per GiB of heap. Elastic asks for no more than 20, and counts on 1 GiB for 3,000 indices besides:
 * https://www.elastic.co/guide/en/elasticsearch/reference/8.19/size-your-shards.html
 */
const shardsPerGibibyte = 20;

/** Shards that the smallest heap, 2 GiB, holds. */
const leastShards = 2 * shardsPerGibibyte;

/**
 * Above a heap of 32 GiB pointers take twice the room:
 * https://www.elastic.co/guide/en/elasticsearch/reference/8.19/advanced-configuration.html#set-jvm-heap-size
 */
export const mostNodeMemory = gibibytes(60);

/** Kinds of indices that Jaeger makes each day: spans and services. */
const indicesPerDay = 2;

/** A node: half of its memory is heap, the other half the page cache that searches read through. Explicit sizes win. */
export function sizeElasticsearch(
  environment: TracesLoad,
  traces: TracesChoices,
  storage: ElasticsearchStorage,
): ProgramSize {
  const needs = elasticsearchNeeds(environment, traces, storage);
  return explicitOr(environment, ['traces', 'storage'], storage.resources, {
    cpu: cores(needs.cpu),
    memory: memory(needs.memory, mostNodeMemory),
  });
}

type Nodes = Pick<ElasticsearchStorage, 'nodes' | 'shards' | 'copies'>;

/** What the declared load, and the shards of the retention, need of one node. */
export function elasticsearchNeeds(
  environment: Pick<TracesLoad, 'load'>,
  traces: KeptTraces,
  { nodes, shards, copies }: Nodes,
): ProgramNeeds {
  const shardsPerNode =
    ((traces.retention.inSeconds / days(1).inSeconds + 1) * indicesPerDay * shards * (1 + copies)) / nodes;
  return {
    cpu: {
      unit: 'spans/s',
      declared: spansPerSecond(environment),
      base: 0,
      each: (keptShare(traces) * (1 + copies)) / left(nodes) / documentsPerCore,
      from: `${keptFormula(environment, traces)} x (1 + ${copies} copies) / ${leftInWords(nodes, 'node')} / ${documentsPerCore} per core`,
    },
    memory: {
      unit: 'shards',
      // Two GiB of heap are there in any case, and hold so many.
      declared: Math.max(leastShards, Math.ceil(shardsPerNode)),
      base: 0,
      each: (2 * gibibytes(1).inBytes) / shardsPerGibibyte,
      from: `twice the heap: 2 GiB, or 1 GiB for ${shardsPerGibibyte} of the ${Math.ceil(shardsPerNode)} shards of a node`,
    },
  };
}

/** What the volume of each node has to hold. */
export function elasticsearchDiskNeed(
  environment: Pick<TracesLoad, 'load'>,
  traces: KeptTraces,
  { nodes, copies }: Nodes,
): Need {
  // An index is deleted as a whole, a day after its oldest span has expired.
  const time = traces.retention.plus(days(1));
  return {
    unit: 'spans/s',
    declared: spansPerSecond(environment),
    base: 0,
    each: (keptShare(traces) * time.inSeconds * bytesOfSpan * (1 + copies)) / nodes / usableShare,
    from: `${keptFormula(environment, traces)} x (${traces.retention} + 1d) x ${bytesOfSpan} bytes x (1 + ${copies} copies) / ${nodes} nodes / ${usableShare} (free for merges)`,
  };
}
