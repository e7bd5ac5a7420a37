import { mostPercent } from '#lib/environment/checks/volume';
import type { Load } from '#lib/environment/environment';
import { fewestReplicas, fits } from '#lib/sizing/fewest';
import { keptNeed, partsOf, prometheusNeeds } from '#lib/sizing/prometheus';
import { fewest, type Proposed } from '#lib/sizing/proposed';
import { sizeRemoteWrite } from '#lib/sizing/remote-write';
import { cores, disk, halfCores, largeMemory } from '#lib/sizing/rounded';
import type { StorageDemand } from '#lib/sizing/storage-demand';
import { storageDiskNeed } from '#lib/sizing/storage-disk';
import { passingOnce, singleNodeNeeds, vmauthNeeds } from '#lib/sizing/storage-needs';
import { storageShape } from '#lib/sizing/storage-shape';
import { mebibytes } from '#lib/units/bytes';
import { hours } from '#lib/units/duration';

/** How long Prometheus keeps samples where an environment does not say it. */
const localRetention = hours(48);

/** Prometheus, and the long-term storage: a single node where each sample is kept once and one carries it. */
export function proposeMetrics(load: Load, storage: StorageDemand): readonly Proposed[] {
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
  const queue = sizeRemoteWrite(part.samplesPerSecond);
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
      each: (kept.each * 100) / mostPercent,
      from: `${kept.from} / ${mostPercent} % of the volume`,
    }),
    settings: {
      'remote write': {
        value: `${queue.minShards} to ${queue.maxShards} shards, each with ${queue.capacity} samples in its queue, ${queue.maxSamplesPerSend} at once`,
        from: queue.from,
      },
    },
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

function vmauth(storage: StorageDemand): Proposed {
  const needsOf = (replicas: number) => vmauthNeeds(passingOnce(storage), replicas);
  const replicas = fewestReplicas(needsOf, 2);
  return {
    program: 'vmauth',
    replicas: { value: replicas, from: fewest },
    cpu: cores(needsOf(replicas).cpu),
    memory: { value: mebibytes(256), from: 'enough for some hundred requests at once' },
  };
}
