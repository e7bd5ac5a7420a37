import { setTimeout as pause } from 'node:timers/promises';
import { tierPrograms, vmagent } from '#lib/topology/tier-programs';
import { minutes, seconds } from '#lib/units/duration';
import type { Checklist } from '#verify/checklist';
import type { DataSource } from '#verify/data-source';
import { eventually } from '#verify/eventually';
import { startProcess } from '#verify/processes';
import { rawSamples } from '#verify/tiers/raw-samples';
import type { RunningTiers } from '#verify/tiers/running-tiers';
import { counter } from '#verify/tiers/tier-samples';

/** How long a program is away. */
const outage = seconds(30);

/** What is lost while a program on the way is away, and comes back: nothing in hot, and in warm no more than an interval. */
export async function verifyOutages(tiers: RunningTiers, checklist: Checklist): Promise<void> {
  const { environment, sources } = tiers;
  const hot = sources.get('hot');
  const warm = sources.get('warm');
  if (hot === undefined || warm === undefined) return;
  await checklist.check(`${environment}: the next vmagent takes over while the first is away`, async () => {
    const begin = now();
    await stopped(tiers, `${vmagent.name}-0`, async () => {
      await pause(outage.inMilliseconds);
    });
    return `hot: ${await expectNoGap(tiers, hot, begin, 1)}; warm: ${await expectNoGap(tiers, warm, begin, 10)}`;
  });
  await checklist.check(
    `${environment}: what warm misses while it is away waits for it, and hot goes on`,
    async () => {
      const begin = now();
      await stopped(tiers, `${tierPrograms.warm.victoriaMetrics.name}-0`, async () => {
        await pause(outage.inMilliseconds);
      });
      return `hot: ${await expectNoGap(tiers, hot, begin, 1)}; warm: ${await expectNoGap(tiers, warm, begin, 10)}`;
    },
  );
}

const now = (): number => Date.now() / 1_000;

/** Stops a process, and starts it again when `during` is over. */
export async function stopped(
  { folder, paths, running }: RunningTiers,
  name: string,
  during: () => Promise<void>,
): Promise<void> {
  const one = running.get(name);
  if (one === undefined) throw new Error(`${name} does not run`);
  running.delete(name);
  await one.stop();
  await during();
  const { process } = one;
  const again = startProcess(process, paths.get(process.program) ?? process.program, folder);
  running.set(name, again);
  await again.untilReady();
}

/**
 * Waits until samples from before an outage to a while after it are there.
 *
 * @param begin when it began, a Unix time in seconds
 * @param interval of the tier, in seconds: two of its samples are never further apart than two of these
 */
async function expectNoGap(
  { instance }: RunningTiers,
  source: DataSource,
  begin: number,
  interval: number,
): Promise<string> {
  const end = now();
  const length = Math.ceil(end - begin) + 3 * interval;
  return eventually(minutes(3), async () => {
    const samples = await rawSamples(source, `${counter}{instance="${instance}"}[${length}s]`, end);
    const times = [begin - interval, ...samples.map(({ at }) => at)].filter((at) => at >= begin - interval);
    const gaps = [...times, end].map((at, index, all) => at - (all[index - 1] ?? at));
    const widest = Math.max(...gaps);
    if (widest > 2 * interval + 1) throw new Error(`${widest.toFixed(1)} s without a sample`);
    return `never more than ${widest.toFixed(1)} s apart`;
  });
}
