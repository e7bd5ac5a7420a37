import type { ElasticsearchStorage, TracesChoices } from '#lib/environment/traces-choices';
import { explicitOr } from '#lib/sizing/explicit';
import { left, leftInWords } from '#lib/sizing/replicas';
import { cores, disk, memory } from '#lib/sizing/rounded';
import type { ProgramSize, Sized } from '#lib/sizing/sized';
import { keptFormula, keptPerSecond, type TracesLoad } from '#lib/sizing/spans';
import { type Bytes, gibibytes } from '#lib/units/bytes';
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

/** Kinds of indices that Jaeger makes each day: spans and services. */
const indicesPerDay = 2;

/** A node: half of its memory is heap, the other half the page cache that searches read through. Explicit sizes win. */
export function sizeElasticsearch(
  environment: TracesLoad,
  traces: TracesChoices,
  storage: ElasticsearchStorage,
): ProgramSize {
  const { nodes, shards, copies } = storage;
  const kept = keptPerSecond(environment, traces);
  const shardsPerNode =
    ((traces.retention.inSeconds / days(1).inSeconds + 1) * indicesPerDay * shards * (1 + copies)) / nodes;
  const heap = gibibytes(Math.max(2, shardsPerNode / shardsPerGibibyte));
  return explicitOr(environment, ['traces', 'storage'], storage.resources, {
    cpu: cores(
      (kept * (1 + copies)) / left(nodes) / documentsPerCore,
      `${keptFormula(environment, traces)} x (1 + ${copies} copies) / ${leftInWords(nodes, 'node')} / ${documentsPerCore} per core`,
    ),
    memory: memory(
      2 * heap.inBytes,
      `twice the heap: 2 GiB, or 1 GiB for ${shardsPerGibibyte} of the ${Math.ceil(shardsPerNode)} shards of a node`,
    ),
  });
}

/** What the volume of each node has to hold. */
export function sizeElasticsearchDisk(
  environment: TracesLoad,
  traces: TracesChoices,
  { nodes, copies }: ElasticsearchStorage,
): Sized<Bytes> {
  const kept = keptPerSecond(environment, traces);
  // An index is deleted as a whole, a day after its oldest span has expired.
  const time = traces.retention.plus(days(1));
  return disk(
    (kept * time.inSeconds * bytesOfSpan * (1 + copies)) / nodes / usableShare,
    `${keptFormula(environment, traces)} x (${traces.retention} + 1d) x ${bytesOfSpan} bytes x (1 + ${copies} copies) / ${nodes} nodes / ${usableShare} (free for merges)`,
  );
}
