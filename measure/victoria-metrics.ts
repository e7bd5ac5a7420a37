import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Metric } from '#lib/metrics/metric';
import { type Amount, type Figures, stepsOfMore } from '#measure/figures';
import { sendSamples } from '#measure/load';
import { anonymousMemory, bytesBelow, cpuSeconds } from '#measure/process-use';
import { numberOf, playedSeries, split } from '#measure/series';
import { type Subject, withSubject } from '#measure/subject';
import { expectSuccess } from '#verify/http';

/** Measures VictoriaMetrics as one program. @param program its path */
export const measureVictoriaMetrics = (
  program: string,
  metrics: readonly Metric[],
  amount: Amount,
): Promise<Figures> =>
  withSubject(
    { name: 'victoria-metrics', program, ready: '/health' },
    (address, folder) => [
      `-httpListenAddr=${address}`,
      `-storageDataPath=${join(folder, 'data')}`,
      '-retentionPeriod=100y',
      '-loggerLevel=ERROR',
    ],
    (subject) => measure(subject, metrics, amount),
  );

async function measure(
  subject: Subject,
  metrics: readonly Metric[],
  { series: count, steps, moreSeries }: Amount,
): Promise<Figures> {
  const { pid, data } = subject;
  const played = playedSeries(metrics, count + moreSeries);
  const { first, more } = split(played, count);
  const now = new Date();
  const series = numberOf(first);

  const cpuBefore = cpuSeconds(pid);
  const samples = await sendSamples(subject, first, steps, now);
  await settle(subject);
  const cpu = cpuSeconds(pid) - cpuBefore;
  const samplesOnDisk = bytesBelow(join(data, 'data'));
  const indexBefore = bytesBelow(join(data, 'indexdb'));
  const memoryBefore = anonymousMemory(pid);

  await sendSamples(subject, more, stepsOfMore, now);
  await settle(subject);
  return {
    series,
    steps,
    samplesPerCore: samples / cpu,
    bytesPerSample: samplesOnDisk / samples,
    indexBytesPerSeries: (bytesBelow(join(data, 'indexdb')) - indexBefore) / numberOf(more),
    memoryPerSeries: (anonymousMemory(pid) - memoryBefore) / numberOf(more),
  };
}

/** Everything is on disk, in as few parts as it is after a while, and what was replaced is gone. */
async function settle({ url }: Subject): Promise<void> {
  await expectSuccess(`${url}/internal/force_flush`);
  // The answer comes at once; the merge of some million samples takes seconds.
  await expectSuccess(`${url}/internal/force_merge`);
  for (let quiet = 0; quiet < 3; ) {
    await pause(1_000);
    quiet = (await activeMerges(url)) === 0 ? quiet + 1 : 0;
  }
}

async function activeMerges(url: string): Promise<number> {
  const page = await (await fetch(`${url}/metrics`)).text();
  return [...page.matchAll(/^vm_active_(?:force_)?merges(?:{[^}]*})? (\d+)$/gm)].reduce(
    (sum, [, number]) => sum + Number(number),
    0,
  );
}
