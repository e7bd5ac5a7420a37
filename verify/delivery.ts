import { type Duration, minutes, seconds } from '#lib/units/duration';
import type { Checklist } from '#verify/checklist';
import { eventually } from '#verify/eventually';
import type { Listening } from '#verify/listen';
import type { Notification, Receiver } from '#verify/receiver';
import { startSimulatedNode } from '#verify/simulated-node';
import type { Site } from '#verify/site';
import { isLoopback } from '#verify/webhooks';

const watchdog = 'Watchdog';
const openBreaker = 'CircuitBreakerOpened';
const slowConsensus = 'ConsensusLatencySLOBreach';

/** The jobs that scrape nodes for them. */
const jobs: readonly string[] = ['dwcp-core', 'dwcp-circuit-breaker'];

/**
 * Checks that alerts come through: one that is posted to Alertmanager, the Watchdog, and two that nodes in
 * trouble cause, of which the critical one is told at once and the warning is held until its group is due.
 */
export async function verifyDelivery(
  site: Site,
  receivers: readonly Receiver[],
  checklist: Checklist,
): Promise<void> {
  const { environment, alertmanagers, alerts } = site;
  const arrives = (what: string, alertname: string, within: Duration, expect = expectHelpful) =>
    checklist.check(`${environment}: ${what} reaches a receiver`, async () => {
      const notification = await eventually(within, async () => notificationOf(alertname, receivers));
      expect(notification);
      return describe(notification);
    });
  /** @param check gets the time within which the alert fires, if the site has it */
  const ofAlert = async (alertname: string, check: (within: Duration) => Promise<unknown>) => {
    const pause = alerts.get(alertname);
    if (pause === undefined) checklist.leaveOut(`${environment}: ${alertname}`, 'it is switched off');
    else await check(pause.plus(minutes(3)));
  };

  await Promise.all(alertmanagers.map((one) => one.send({ alertname: 'VerifyTest', severity: 'critical' })));
  await arrives('a test alert', 'VerifyTest', minutes(1), () => undefined);
  await ofAlert(watchdog, (within) => arrives('the Watchdog', watchdog, within));

  let hosts: readonly URL[] = [];
  const known = await checklist.check(`${environment}: Prometheus knows its targets`, async () => {
    hosts = await nodesOf(site);
    return `${hosts.length} nodes on loopback`;
  });
  if (!known) return;
  if (hosts.length === 0) {
    checklist.leaveOut(
      `${environment}: nodes in trouble`,
      `no target of ${jobs.join(' or ')} is on loopback`,
    );
    return;
  }
  const nodes: Listening[] = [];
  try {
    await checklist.check(`${environment}: simulated nodes are scraped`, async () => {
      for (const host of hosts) nodes.push(await startSimulatedNode(host.hostname, Number(host.port)));
      return eventually(seconds(30), () => expectUp(site, hosts));
    });
    await ofAlert(openBreaker, (within) =>
      checklist.check(`${environment}: their open circuit breaker is held by every Alertmanager`, () =>
        eventually(within, () => expectHeld(site, openBreaker)),
      ),
    );
    await ofAlert(slowConsensus, (within) => arrives('their slow consensus', slowConsensus, within));
  } finally {
    await Promise.all(nodes.map((node) => node.stop()));
  }
}

/** The addresses on loopback at which Prometheus expects the nodes whose trouble is simulated. */
async function nodesOf({ prometheus }: Site): Promise<readonly URL[]> {
  const targets = (await Promise.all(prometheus.map((one) => one.targets()))).flat();
  const origins = targets
    .filter(({ scrapePool, scrapeUrl }) => jobs.includes(scrapePool) && isLoopback(scrapeUrl))
    .map(({ scrapeUrl }) => new URL(scrapeUrl).origin);
  return [...new Set(origins)].map((origin) => new URL(origin));
}

async function expectHeld({ alertmanagers }: Site, alertname: string): Promise<undefined> {
  const held = await Promise.all(alertmanagers.map((one) => one.alerts()));
  const holding = held.filter((alerts) => alerts.some(({ labels }) => labels.alertname === alertname));
  if (holding.length < held.length) throw new Error(`${holding.length} of ${held.length} hold it`);
}

async function expectUp({ prometheus }: Site, hosts: readonly URL[]): Promise<string> {
  const origins = hosts.map(({ origin }) => origin);
  const targets = (await Promise.all(prometheus.map((one) => one.targets()))).flat();
  const down = targets.find(
    ({ scrapeUrl, health }) => origins.includes(new URL(scrapeUrl).origin) && health !== 'up',
  );
  if (down !== undefined) throw new Error(`${down.scrapeUrl} is ${down.health}: ${down.lastError}`);
  return origins.join(', ');
}

/** @throws Error with what arrived instead, or what it lacks */
function notificationOf(alertname: string, receivers: readonly Receiver[]): Notification {
  const all = receivers.flatMap(({ notifications }) => notifications);
  const found = all.find(({ labels }) => labels.alertname === alertname);
  if (found === undefined) {
    const others = [...new Set(all.map(({ labels }) => labels.alertname))].join(', ');
    throw new Error(`it has not arrived; what has: ${others || 'nothing'}`);
  }
  return found;
}

/** @throws Error when replicas would notify twice, or people would not know what to do */
function expectHelpful({ labels, annotations }: Notification): void {
  if (labels.replica !== undefined) throw new Error(`it carries replica="${labels.replica}"`);
  if (annotations.runbook_url === undefined) throw new Error('it has no runbook_url');
}

const describe = ({ receiver, status, labels }: Notification): string =>
  `${status} at ${receiver} with ${Object.entries(labels)
    .filter(([name]) => name !== 'alertname')
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}`;
