import { setTimeout as pause } from 'node:timers/promises';
import { type TierName, tierNames } from '#lib/environment/tiers';
import { prometheus, vmauth } from '#lib/topology/programs';
import { tierPrograms, vmagent } from '#lib/topology/tier-programs';
import { type Duration, minutes } from '#lib/units/duration';
import type { Checklist } from '#verify/checklist';
import { type DataSource, dataSourcesOf } from '#verify/data-source';
import { eventually } from '#verify/eventually';
import { expectNobody, statusFor } from '#verify/http';
import type { Listening } from '#verify/listen';
import { makeUpSecrets } from '#verify/made-up-secrets';
import { type Running, readProcesses, startProcess } from '#verify/processes';
import { startDwcp } from '#verify/simulated-dwcp';
import { siteOf } from '#verify/site';
import { createStage } from '#verify/stage';
import { verifyBackup } from '#verify/tiers/backup';
import { verifyOutages } from '#verify/tiers/outages';
import {
  counter,
  expectIncreases,
  expectResolutions,
  expectSubsets,
  samplesOf,
} from '#verify/tiers/tier-samples';

/** What is started: the way of a sample from its scrape to every tier. */
const needed = [
  ...tierNames.map((tier) => tierPrograms[tier].victoriaMetrics.name),
  vmauth.name,
  vmagent.name,
  prometheus.name,
];

/**
 * Runs the way of samples of an environment of processes, its files unchanged: Prometheus scrapes a simulated DWCP, and its
 * samples arrive in each tier as often as that keeps them, also after a program on the way was away.
 *
 * @param paths of the real programs by name
 * @param lasts how long samples are collected before they are looked at: six minutes or longer
 */
export async function verifyTiers(
  dist: string,
  environment: string,
  paths: ReadonlyMap<string, string>,
  lasts: Duration,
  checklist: Checklist,
): Promise<void> {
  const stage = createStage(dist, environment);
  const { folder } = stage;
  const running = new Map<string, Running>();
  const listening: Listening[] = [];
  try {
    makeUpSecrets(folder);
    const processes = readProcesses(folder).filter(({ name }) => needed.includes(name.replace(/-\d+$/, '')));
    for (const process of processes) {
      const ready = await checklist.check(`${environment}: ${process.name} starts and is ready`, async () => {
        await expectNobody(process.ready);
        const started = startProcess(process, paths.get(process.program) ?? process.program, folder);
        running.set(process.name, started);
        await started.untilReady();
        return process.ready;
      });
      if (!ready) return;
    }
    const site = siteOf(environment, folder, processes);
    await eventually(minutes(1), async () => {
      for (const one of site.prometheus)
        if ((await one.targets()).length === 0) throw new Error('Prometheus has no targets yet');
    });
    listening.push(await startDwcp(site));
    const sources = tiersIn(folder);
    await checklist.check(`${environment}: every tier has a route and samples`, () =>
      eventually(minutes(3), () => expectRoutes(sources)),
    );
    await pause(lasts.inMilliseconds);
    const instance = await instanceOf(sources);
    const tiers = await samplesOf(sources, instance);
    const about = async (check: typeof expectResolutions) => check(tiers);
    await checklist.check(`${environment}: hot, warm and cold keep 1 s, 10 s and 1 m`, () =>
      about(expectResolutions),
    );
    await checklist.check(`${environment}: what warm and cold keep are samples of hot, as scraped`, () =>
      about(expectSubsets),
    );
    await checklist.check(`${environment}: counters grow alike in each tier`, () => about(expectIncreases));
    const started = { environment, folder, paths, running, sources, instance };
    await verifyOutages(started, checklist);
    await verifyBackup(dist, started, checklist);
  } finally {
    for (const one of [...running.values()].reverse()) {
      await checklist.check(`${environment}: ${one.process.name} ends when it is asked to`, async () => {
        await one.stop();
        return undefined;
      });
    }
    await Promise.all(listening.map((one) => one.stop()));
    stage.remove();
  }
}

/** By which data source each tier is looked at. */
function tiersIn(folder: string): ReadonlyMap<TierName, DataSource> {
  const all = dataSourcesOf(folder);
  return new Map(
    tierNames.flatMap((tier) => {
      const source = all.get(tier === 'hot' ? 'victoria-metrics' : `victoria-metrics-${tier}`);
      return source === undefined ? [] : [[tier, source] as const];
    }),
  );
}

async function expectRoutes(sources: ReadonlyMap<TierName, DataSource>): Promise<string> {
  const described: string[] = [];
  for (const [tier, source] of sources) {
    const found = await source.query(`count(${counter})`);
    const refused = await statusFor(`${source.url}/api/v1/query?query=1`, 'wrong');
    if (found[0] === undefined) throw new Error(`${tier} has no ${counter} yet`);
    if (refused < 400) throw new Error(`${tier} answers ${refused} to a wrong token`);
    described.push(`${tier} ${found[0].value} series`);
  }
  return described.join(', ');
}

/** One of the addresses at which DWCP counts. */
async function instanceOf(sources: ReadonlyMap<TierName, DataSource>): Promise<string> {
  const [first] = (await sources.get('hot')?.query(counter)) ?? [];
  const instance = first?.metric.instance;
  if (instance === undefined) throw new Error(`hot has no ${counter}`);
  return instance;
}
