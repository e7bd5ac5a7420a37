import { fewestReplicas } from '#lib/sizing/fewest';
import { cores, disk, largeMemory } from '#lib/sizing/rounded';
import type { ProgramNeeds, ProgramSize, Sized } from '#lib/sizing/sized';
import type { StorageDemand } from '#lib/sizing/storage-demand';
import { storageDiskNeed } from '#lib/sizing/storage-disk';
import { vminsertNeeds, vmselectNeeds, vmstorageNeeds } from '#lib/sizing/storage-needs';
import type { Bytes } from '#lib/units/bytes';

/** So many of a program, each so large. */
export interface Replicated extends ProgramSize {
  readonly replicas: number;
}

/** A cluster, or one tier of it. */
export interface StorageShape {
  readonly vminsert: Replicated;
  readonly vmselect: Replicated;
  readonly vmstorage: Replicated & { readonly disk: Sized<Bytes> };
}

/** How many of each there are in any case. */
export type LeastReplicas = Readonly<Record<keyof StorageShape, number>>;

/**
 * With N copies, so many storage nodes keep them all while N - 1 are away:
 * https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#replication-and-data-safety
 */
const leastNodes = (copies: number): number => 2 * copies - 1;

/** The fewest replicas that carry a demand while one of each is away, none larger than the largest that the model gives. */
export function storageShape(
  demand: StorageDemand,
  least: LeastReplicas = { vminsert: 2, vmselect: 2, vmstorage: leastNodes(demand.copies) },
): StorageShape {
  const insert = shaped((replicas) => vminsertNeeds(demand, replicas), least.vminsert);
  const select = shaped((replicas) => vmselectNeeds(demand, replicas), least.vmselect);
  const storage = shaped((replicas) => vmstorageNeeds(demand, replicas), least.vmstorage);
  return {
    vminsert: insert,
    vmselect: select,
    vmstorage: { ...storage, disk: disk(storageDiskNeed(demand, storage.replicas)) },
  };
}

function shaped(needsOf: (replicas: number) => ProgramNeeds, least: number): Replicated {
  const replicas = fewestReplicas(needsOf, least);
  const { cpu, memory } = needsOf(replicas);
  return { replicas, cpu: cores(cpu), memory: largeMemory(memory) };
}

/** In one line: `3 vminsert of 4 cores and 2 GiB, ...`. */
export function renderShape({ vminsert, vmselect, vmstorage }: StorageShape): string {
  const part = (name: string, { replicas, cpu, memory }: Replicated) =>
    `${replicas} ${name} of ${cpu.value} cores and ${memory.value}`;
  return `${part('vminsert', vminsert)}, ${part('vmselect', vmselect)}, ${part('vmstorage', vmstorage)} with ${vmstorage.disk.value} of disk`;
}
