import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metric } from '#lib/metrics/metric';
import { type Amount, type Figures, stepsOfMore } from '#measure/figures';
import { sendSamples } from '#measure/load';
import { anonymousMemory, bytesBelow, cpuSeconds } from '#measure/process-use';
import { numberOf, playedSeries, split } from '#measure/series';
import { type Subject, withSubject } from '#measure/subject';
import { postJson } from '#verify/http';

/** Measures what Prometheus keeps, of samples that it is sent: it scrapes nothing. @param program its path */
export const measurePrometheus = (
  program: string,
  metrics: readonly Metric[],
  amount: Amount,
): Promise<Figures> =>
  withSubject(
    { name: 'prometheus', program, ready: '/-/ready' },
    (address, folder) => {
      writeFileSync(join(folder, 'prometheus.yml'), 'scrape_configs: []\n');
      return [
        `--web.listen-address=${address}`,
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        '--web.enable-remote-write-receiver',
        '--web.enable-admin-api',
        '--log.level=error',
      ];
    },
    (subject) => measure(subject, metrics, amount),
  );

async function measure(
  subject: Subject,
  metrics: readonly Metric[],
  { series: count, steps, moreSeries }: Amount,
): Promise<Figures> {
  const { pid } = subject;
  const { first, more } = split(playedSeries(metrics, count + moreSeries), count);
  const now = new Date();

  const cpuBefore = cpuSeconds(pid);
  const samples = await sendSamples(subject, first, steps, now);
  const cpu = cpuSeconds(pid) - cpuBefore;
  const block = await snapshot(subject);
  const memoryBefore = anonymousMemory(pid);
  await sendSamples(subject, more, stepsOfMore, now);
  return {
    series: numberOf(first),
    steps,
    samplesPerCore: samples / cpu,
    bytesPerSample: bytesBelow(join(block, 'chunks')) / samples,
    indexBytesPerSeries: (bytesBelow(block) - bytesBelow(join(block, 'chunks'))) / numberOf(first),
    memoryPerSeries: (anonymousMemory(pid) - memoryBefore) / numberOf(more),
  };
}

/** Has the head written as a block, as it is every two hours. @returns the block's folder */
async function snapshot({ url, data }: Subject): Promise<string> {
  await postJson(`${url}/api/v1/admin/tsdb/snapshot`, {});
  const snapshots = join(data, 'snapshots');
  const [name = ''] = readdirSync(snapshots);
  const [block = ''] = readdirSync(join(snapshots, name));
  return join(snapshots, name, block);
}
