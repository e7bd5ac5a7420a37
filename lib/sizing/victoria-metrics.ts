import { cpuLimit } from '#lib/environment/cpu-limit';
import type { Environment } from '#lib/environment/environment';
import type {
  VictoriaMetricsChoices,
  VictoriaMetricsCluster,
  VictoriaMetricsSingleNode,
} from '#lib/environment/metrics-choices';
import { explicitOr } from '#lib/sizing/explicit';
import { left, leftInWords } from '#lib/sizing/replicas';
import { cores, largeMemory } from '#lib/sizing/rounded';
import { fixedSize, type ProgramSize } from '#lib/sizing/sized';
import { gibibytes, mebibytes } from '#lib/units/bytes';

/** What of an environment decides how large VictoriaMetrics is. */
export type VictoriaMetricsLoad = Pick<Environment, 'load' | 'prometheus' | 'place'>;

/**
 * Rows per second that one core stores. Seen: 90,000 with 5 small nodes (VictoriaMetrics issue 4922), 128,000 on a single
 * node (prometheus-benchmark, 1.102). Half of it, because the documentation asks for 50 % of spare CPU:
 * https://docs.victoriametrics.com/victoriametrics/cluster-victoriametrics/#capacity-planning
 */
const rowsPerStorageCore = 50_000;

/** Samples per second that one core distributes: DaoCloud's rule of 2 cores per 100,000, which holds a double reserve. */
const samplesPerInsertCore = 50_000;

/** Requests of remote write that one core passes on, by their samples. Assumed: it copies bytes and looks into none. */
const samplesPerProxyCore = 400_000;

/**
 * Memory of an active series on a storage node. Seen: 5 to 14.6 GiB per million, caches and page cache included
 * (Adsterra; VictoriaMetrics issue 7299; dvops.dev).
 */
const bytesPerSeries = 14 * 1_024;

/** What a storage node takes without any series. Assumed. */
const storageBase = gibibytes(1);

/** Series over which one core of vmselect answers what dashboards ask. Assumed. */
const seriesPerSelectCore = 400_000;

/** What vmselect holds of a series while heavy queries run. Assumed. */
const selectBytesPerSeries = 2 * 1_024;

/** Samples per second that VictoriaMetrics is sent: every replica of Prometheus sends all of them. */
export const sentPerSecond = ({ load, prometheus }: VictoriaMetricsLoad): number =>
  load.samplesPerSecond * prometheus.replicas;

/** Rows per second that one storage node stores while all are there. */
export const rowsPerNode = (environment: VictoriaMetricsLoad, cluster: VictoriaMetricsCluster): number =>
  (sentPerSecond(environment) * cluster.replicationFactor) / cluster.vmstorage.replicas;

/** A storage node: it also stores its share of what one that is away would have stored. */
export function sizeVmstorage(
  environment: VictoriaMetricsLoad,
  cluster: VictoriaMetricsCluster,
): ProgramSize {
  const { replicas, resources } = cluster.vmstorage;
  const { activeSeries } = environment.load;
  const rows = sentPerSecond(environment) * cluster.replicationFactor;
  const series = activeSeries * cluster.replicationFactor;
  return explicitOr(environment, ['victoriaMetrics', 'vmstorage'], resources, {
    cpu: cores(
      rows / left(replicas) / rowsPerStorageCore,
      `${rows} rows/s / ${leftInWords(replicas, 'node')} / ${rowsPerStorageCore} per core`,
    ),
    memory: largeMemory(
      storageBase.inBytes + (series / left(replicas)) * bytesPerSeries,
      `1 GiB + ${series} series / ${leftInWords(replicas, 'node')} x 14 KiB`,
    ),
  });
}

/** One that is away leaves its share to the others. */
export function sizeVminsert(environment: VictoriaMetricsLoad, cluster: VictoriaMetricsCluster): ProgramSize {
  const { replicas, resources } = cluster.vminsert;
  const samples = sentPerSecond(environment);
  const cpu = cores(
    samples / left(replicas) / samplesPerInsertCore,
    `${samples} samples/s / ${leftInWords(replicas)} / ${samplesPerInsertCore} per core`,
  );
  return explicitOr(environment, ['victoriaMetrics', 'vminsert'], resources, {
    cpu,
    // Two requests of 32 MiB at once for each core that it sees, which is the limit, before and after they are unpacked.
    memory: largeMemory(
      mebibytes(512).inBytes + cpuLimit(cpu.value) * mebibytes(128).inBytes,
      `512 MiB + ${cpuLimit(cpu.value)} cores at most x 128 MiB for requests`,
    ),
  });
}

export function sizeVmselect(environment: VictoriaMetricsLoad, cluster: VictoriaMetricsCluster): ProgramSize {
  const { activeSeries } = environment.load;
  return explicitOr(environment, ['victoriaMetrics', 'vmselect'], cluster.vmselect.resources, {
    cpu: cores(
      activeSeries / seriesPerSelectCore,
      `${activeSeries} series / ${seriesPerSelectCore} per core`,
    ),
    memory: largeMemory(
      gibibytes(2).inBytes + activeSeries * selectBytesPerSeries,
      `2 GiB + ${activeSeries} series x 2 KiB`,
    ),
  });
}

/** The single node stores and answers. */
export function sizeSingleNode(
  environment: VictoriaMetricsLoad,
  choices: VictoriaMetricsSingleNode,
): ProgramSize {
  const { activeSeries } = environment.load;
  const rows = sentPerSecond(environment);
  return explicitOr(environment, ['victoriaMetrics'], choices.resources, {
    cpu: cores(rows / rowsPerStorageCore, `${rows} rows/s / ${rowsPerStorageCore} per core`),
    memory: largeMemory(
      storageBase.inBytes + activeSeries * (bytesPerSeries + selectBytesPerSeries),
      `1 GiB + ${activeSeries} series x 16 KiB`,
    ),
  });
}

export function sizeVmauth(environment: VictoriaMetricsLoad, choices: VictoriaMetricsChoices): ProgramSize {
  const samples = sentPerSecond(environment);
  return explicitOr(environment, ['victoriaMetrics', 'vmauth'], choices.vmauth.resources, {
    cpu: cores(samples / samplesPerProxyCore, `${samples} samples/s / ${samplesPerProxyCore} per core`),
    memory: { value: mebibytes(256), from: 'enough for some hundred requests at once' },
  });
}

/** Its rules are few, and look at recorded series. */
export function sizeVmalert(environment: VictoriaMetricsLoad, choices: VictoriaMetricsChoices): ProgramSize {
  const size = fixedSize(0.25, mebibytes(256), 'enough for some hundred rules');
  return explicitOr(environment, ['victoriaMetrics', 'vmalert'], choices.vmalert.resources, size);
}
