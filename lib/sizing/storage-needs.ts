import { cpuLimit } from '#lib/environment/cpu-limit';
import type { Need } from '#lib/sizing/need';
import { left, leftInWords } from '#lib/sizing/replicas';
import { cores } from '#lib/sizing/rounded';
import type { ProgramNeeds } from '#lib/sizing/sized';
import { incoming, type StorageDemand } from '#lib/sizing/storage-demand';
import { gibibytes, mebibytes } from '#lib/units/bytes';

/**
 * Rows per second that one core stores. Seen: 90,000 with 5 small nodes (VictoriaMetrics issue 4922), 128,000 on a single
 * node (prometheus-benchmark, 1.102); docs/sizing.md has what was measured here. Half of it, because the documentation asks
 * for 50 % of spare CPU: https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#capacity-planning
 */
export const rowsPerStorageCore = 50_000;

/** Samples per second that one core distributes: DaoCloud's rule of 2 cores per 100,000, which holds a double reserve. */
const samplesPerInsertCore = 50_000;

/** Requests of remote write that one core passes on, by their samples. Assumed: it copies bytes and looks into none. */
const samplesPerProxyCore = 400_000;

/**
 * Memory of an active series on a storage node. Seen: 5 to 14.6 GiB per million, caches and page cache included
 * (Adsterra; VictoriaMetrics issue 7299; dvops.dev).
 */
export const bytesPerSeries = 14 * 1_024;

/** What a storage node takes without any series. Assumed. */
const storageBase = gibibytes(1);

/** Series over which one core of vmselect answers what dashboards ask. Assumed. */
const seriesPerSelectCore = 200_000;

/** What vmselect holds of a series while heavy queries run. Assumed. */
const selectBytesPerSeries = 2 * 1_024;

/** A storage node: it also stores its share of what one that is away would have stored. @param nodes how many there are */
export function vmstorageNeeds(demand: StorageDemand, nodes: number): ProgramNeeds {
  const { activeSeries, copies } = demand;
  const series = activeSeries * copies;
  return {
    cpu: rowsNeed(demand, copies / left(nodes), `${leftInWords(nodes, 'node')} / `),
    memory: {
      unit: 'active series',
      declared: activeSeries,
      base: storageBase.inBytes,
      each: (copies / left(nodes)) * bytesPerSeries,
      from: `1 GiB + ${series} series / ${leftInWords(nodes, 'node')} x 14 KiB`,
    },
  };
}

/** @param share how many rows a node stores for each sample that comes in @param spread over how many nodes, in words */
function rowsNeed(demand: StorageDemand, share: number, spread: string): Need {
  const { unit, declared, each, perSecond } = incoming(demand);
  return {
    unit,
    declared,
    base: 0,
    each: (each * share) / rowsPerStorageCore,
    from: `${perSecond * demand.copies} rows/s / ${spread}${rowsPerStorageCore} per core`,
  };
}

/** One that is away leaves its share to the others. */
export function vminsertNeeds(demand: StorageDemand, replicas: number): ProgramNeeds {
  const { unit, declared, each, perSecond } = incoming(demand);
  const cpu: Need = {
    unit,
    declared,
    base: 0,
    each: each / left(replicas) / samplesPerInsertCore,
    from: `${perSecond} samples/s / ${leftInWords(replicas)} / ${samplesPerInsertCore} per core`,
  };
  const seen = cpuLimit(cores(cpu).value);
  return {
    cpu,
    // Two requests of 32 MiB at once for each core that it sees, which is the limit, before and after they are unpacked.
    memory: {
      unit,
      declared,
      base: mebibytes(512).inBytes + seen * mebibytes(128).inBytes,
      each: 0,
      from: `512 MiB + ${seen} cores at most x 128 MiB for requests`,
    },
  };
}

/** Queries are spread over the replicas, and each has to hold a heavy one. */
export function vmselectNeeds(
  { activeSeries }: Pick<StorageDemand, 'activeSeries'>,
  replicas: number,
): ProgramNeeds {
  const load = { unit: 'active series', declared: activeSeries } as const;
  return {
    cpu: {
      ...load,
      base: 0,
      each: 1 / left(replicas) / seriesPerSelectCore,
      from: `${activeSeries} series / ${leftInWords(replicas)} / ${seriesPerSelectCore} per core`,
    },
    memory: {
      ...load,
      base: gibibytes(2).inBytes,
      each: selectBytesPerSeries,
      from: `2 GiB + ${activeSeries} series x 2 KiB`,
    },
  };
}

/** The single node stores and answers. */
export const singleNodeNeeds = (demand: StorageDemand): ProgramNeeds => ({
  cpu: rowsNeed(demand, 1, ''),
  memory: {
    unit: 'active series',
    declared: demand.activeSeries,
    base: storageBase.inBytes,
    each: bytesPerSeries + selectBytesPerSeries,
    from: `1 GiB + ${demand.activeSeries} series x 16 KiB`,
  },
});

/** What passes vmauth where it goes straight to one tier. */
export const passingOnce = (sent: StorageDemand): Passing => ({ sent, thinned: [], times: 1 });

/** What passes vmauth. */
export interface Passing {
  /** All that Prometheus sends. */
  readonly sent: StorageDemand;
  /** What vmagent passes on to coarser tiers; nothing without vmagent. */
  readonly thinned: readonly StorageDemand[];
  /** How often each sample passes: with vmagent, to that, to the hot tier. */
  readonly times: 1 | 2;
}

/** One that is away leaves its share to the others. */
export function vmauthNeeds({ sent, thinned, times }: Passing, replicas: number): Pick<ProgramNeeds, 'cpu'> {
  const { unit, declared, each, perSecond } = incoming(sent);
  const further = thinned.reduce((sum, demand) => sum + incoming(demand).perSecond, 0);
  const all = times === 1 ? `${perSecond}` : `(${times} x ${perSecond} + ${Math.ceil(further)})`;
  return {
    cpu: {
      unit,
      declared,
      base: further / left(replicas) / samplesPerProxyCore,
      each: (times * each) / left(replicas) / samplesPerProxyCore,
      from: `${all} samples/s / ${leftInWords(replicas)} / ${samplesPerProxyCore} per core`,
    },
  };
}
