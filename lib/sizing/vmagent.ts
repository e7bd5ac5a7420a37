import { cpuLimit } from '#lib/environment/cpu-limit';
import type { KeepingChoices } from '#lib/environment/metrics-choices';
import type { Need } from '#lib/sizing/need';
import { cores } from '#lib/sizing/rounded';
import type { ProgramNeeds } from '#lib/sizing/sized';
import type { VictoriaMetricsLoad } from '#lib/sizing/storage-demand';
import { Bytes, mebibytes } from '#lib/units/bytes';

/** Samples per second that one core unpacks, thins out and passes on to three tiers. Assumed. */
const samplesPerCore = 60_000;

/** What it holds of a series for each destination that is sent fewer samples: its key and its last sample. Assumed. */
const bytesPerSeries = 1_024;

/**
 * One replica does all the work, so that every sample of a series meets the last one of it.
 *
 * @param thinned for how many destinations it thins out
 */
export function vmagentNeeds({ load, prometheus }: VictoriaMetricsLoad, thinned: number): ProgramNeeds {
  const { samplesPerSecond, activeSeries } = load;
  const cpu: Need = {
    unit: 'samples/s',
    declared: samplesPerSecond,
    base: 0,
    each: prometheus.replicas / samplesPerCore,
    from: `${samplesPerSecond * prometheus.replicas} samples/s / ${samplesPerCore} per core`,
  };
  const seen = cpuLimit(cores(cpu).value);
  return {
    cpu,
    memory: {
      unit: 'active series',
      declared: activeSeries,
      base: mebibytes(512).inBytes + seen * mebibytes(128).inBytes,
      each: thinned * bytesPerSeries,
      from: `512 MiB + ${seen} cores at most x 128 MiB for requests + ${activeSeries} series x ${thinned} x 1 KiB`,
    },
  };
}

/** The part of the volume that queues may take. */
const used = 0.8;

/** The least that vmagent takes for a queue. */
const block: Bytes = Bytes.of(500_000_000);

/**
 * What each destination may have waiting on the volume: a fifth of it stays free, and vmagent wants whole blocks of 500 MB
 * (https://docs.victoriametrics.com/victoriametrics/vmagent/#calculating-disk-space-for-persistence-queue). What is older is
 * thrown away then, so that one destination that is away for long costs none of the others.
 */
export function queueOf({ storage }: KeepingChoices, destinations: number): Bytes {
  const blocks = Math.floor((storage.size.inBytes * used) / destinations / block.inBytes);
  return Bytes.of(blocks * block.inBytes);
}

/** The least volume on which each destination has a queue. It does not grow with any load. */
export const queuesNeed = (samplesPerSecond: number, destinations: number): Need => ({
  unit: 'samples/s',
  declared: samplesPerSecond,
  base: Math.ceil((block.inBytes * destinations) / used),
  each: 0,
  from: `${destinations} queues of at least 500 MB, and a fifth stays free`,
});
