import { readPrefix, tierPrefix, writePrefix } from '#lib/components/victoria-metrics/paths';
import { victoriaMetrics, vmauth } from '#lib/topology/programs';
import { vmagent } from '#lib/topology/tier-programs';
import { minutes } from '#lib/units/duration';
import type { Checklist } from '#verify/checklist';
import { eventually } from '#verify/eventually';
import { expectNobody, getJson, statusFor } from '#verify/http';
import { type Running, startProcess } from '#verify/processes';
import { type PairedSite, pairOf } from '#verify/tiers/site-pair';

/** What takes, passes on and keeps samples. */
const needed = [victoriaMetrics, vmauth, vmagent].map(({ name }) => `${name}-0`);

/** A site whose programs run, by the name of the process. */
interface RunningSite {
  readonly site: PairedSite;
  readonly running: Map<string, Running>;
}

/**
 * Runs an environment of processes as two sites, each with the address of the other: what one is sent the other has too, answers
 * while that is away, and gets later what it missed.
 *
 * @param paths of the real programs by name
 */
export async function verifySites(
  environment: string,
  paths: ReadonlyMap<string, string>,
  checklist: Checklist,
): Promise<void> {
  const pair = pairOf(environment).map((site) => ({ site, running: new Map<string, Running>() }));
  const [eu, us] = pair;
  if (eu === undefined || us === undefined) return;
  try {
    const started = await checklist.check(`${environment} as two sites: both start`, async () => {
      for (const one of pair) for (const name of needed) await start(one, name, paths);
      return pair.map(({ site }) => `${site.name} at ${site.host}`).join(', ');
    });
    if (!started) return;
    await checklist.check(`${environment} as two sites: each has the samples of the other`, async () => {
      await send(eu, 'dwcp_sent_to_eu 1');
      await send(us, 'dwcp_sent_to_us 2');
      await eventually(minutes(1), () => expectValue(us, 'dwcp_sent_to_eu', 1));
      await eventually(minutes(1), () => expectValue(eu, 'dwcp_sent_to_us', 2));
      return undefined;
    });
    await checklist.check(
      `${environment} as two sites: the other answers while the storage is away`,
      async () => {
        await stop(eu, `${victoriaMetrics.name}-0`);
        await eventually(minutes(1), () => expectValue(eu, 'dwcp_sent_to_eu', 1));
        await start(eu, `${victoriaMetrics.name}-0`, paths);
        return undefined;
      },
    );
    await checklist.check(
      `${environment} as two sites: what one misses while it is away waits for it`,
      async () => {
        for (const name of needed) await stop(us, name);
        await send(eu, 'dwcp_sent_meanwhile 3');
        await eventually(minutes(1), () => expectValue(eu, 'dwcp_sent_meanwhile', 3));
        for (const name of needed) await start(us, name, paths);
        await eventually(minutes(3), () => expectValue(us, 'dwcp_sent_meanwhile', 3));
        return undefined;
      },
    );
    await checklist.check(`${environment} as two sites: each lets the other at the hot tier alone`, () =>
      expectRefusals(eu.site),
    );
  } finally {
    for (const { site, running } of pair) {
      for (const one of [...running.values()].reverse()) await one.stop();
      site.remove();
    }
  }
}

async function start(
  { site, running }: RunningSite,
  name: string,
  paths: ReadonlyMap<string, string>,
): Promise<void> {
  const process = site.processes.find((one) => one.name === name);
  if (process === undefined) throw new Error(`${site.name} has no ${name}`);
  await expectNobody(process.ready);
  const started = startProcess(process, paths.get(process.program) ?? process.program, site.folder);
  running.set(name, started);
  await started.untilReady();
}

async function stop({ running }: RunningSite, name: string): Promise<void> {
  await running.get(name)?.stop();
  running.delete(name);
}

/** Gives vmagent of a site a sample, as Prometheus would in another form. */
async function send({ site }: RunningSite, sample: string): Promise<void> {
  const { status } = await fetch(`${origin(site, vmagent.name)}/api/v1/import/prometheus`, {
    method: 'POST',
    body: sample,
  });
  if (status !== 204) throw new Error(`vmagent of ${site.name} answers ${status}`);
}

const origin = ({ processes }: PairedSite, program: string): string =>
  new URL(processes.find(({ name }) => name === `${program}-0`)?.ready ?? '').origin;

async function expectValue({ site }: RunningSite, metric: string, expected: number): Promise<void> {
  const parameters = new URLSearchParams({ query: `last_over_time(${metric}[10m])` });
  const { data } = await getJson<{ data: { result: readonly { value: readonly [number, string] }[] } }>(
    `${origin(site, vmauth.name)}${readPrefix}/api/v1/query?${parameters}`,
    site.token('victoria-metrics', 'read-token'),
  );
  const value = data.result[0]?.value[1];
  if (Number(value) !== expected) throw new Error(`${site.name} has ${metric} ${value ?? 'nowhere'}`);
}

/** What the tokens of other sites open, and what they do not. */
async function expectRefusals(site: PairedSite): Promise<string> {
  const front = origin(site, vmauth.name);
  const [read, write] = [site.token('sites', 'read-token'), site.token('sites', 'write-token')];
  const query = `${readPrefix}/api/v1/query?query=1`;
  const hot = tierPrefix('hot');
  const attempts = [
    { what: 'reading hot', status: await statusFor(`${front}${hot}${query}`, read), isAllowed: true },
    {
      what: 'reading warm',
      status: await statusFor(`${front}${tierPrefix('warm')}${query}`, read),
      isAllowed: false,
    },
    {
      what: 'reading with the token of those who write',
      status: await statusFor(`${front}${hot}${query}`, write),
      isAllowed: false,
    },
    {
      what: 'writing hot',
      status: await statusFor(`${front}${hot}${writePrefix}/api/v1/write`, write, 'POST'),
      isAllowed: true,
    },
    {
      what: 'writing where everybody writes',
      status: await statusFor(`${front}${writePrefix}/api/v1/write`, write, 'POST'),
      isAllowed: false,
    },
  ];
  const wrong = attempts.filter(({ status, isAllowed }) => status < 400 !== isAllowed);
  if (wrong.length > 0)
    throw new Error(wrong.map(({ what, status }) => `${what} answers ${status}`).join('\n'));
  return attempts.map(({ what, status }) => `${what} ${status}`).join(', ');
}
