import { type Duration, minutes, seconds } from '#lib/units/duration';
import type { Checklist } from '#verify/checklist';
import { eventually } from '#verify/eventually';
import type { Listening } from '#verify/listen';
import type { Notification, Receiver } from '#verify/receiver';
import { startSimulatedNode } from '#verify/simulated-node';
import type { Site } from '#verify/site';

/**
 * Checks that alerts come through: one that is posted to Alertmanager, the Watchdog, and two that nodes in
 * trouble cause, of which the critical one is told at once and the warning is held until its group is due.
 */
export async function verifyDelivery(
  site: Site,
  receivers: readonly Receiver[],
  checklist: Checklist,
): Promise<void> {
  const { environment, alertmanagers } = site;
  const arrives = (what: string, alertname: string, within: Duration, expect = expectHelpful) =>
    checklist.check(`${environment}: ${what} reaches a receiver`, async () => {
      const notification = await eventually(within, async () => notificationOf(alertname, receivers));
      expect(notification);
      return describe(notification);
    });

  await Promise.all(alertmanagers.map((one) => one.send({ alertname: 'VerifyTest', severity: 'critical' })));
  await arrives('a test alert', 'VerifyTest', minutes(1), () => undefined);
  await arrives('the Watchdog', 'Watchdog', minutes(2));

  const nodes: Listening[] = [];
  try {
    await checklist.check(`${environment}: simulated nodes are scraped`, async () => {
      const hosts = await nodesOf(site);
      for (const host of hosts) nodes.push(await startSimulatedNode(host.hostname, Number(host.port)));
      return eventually(seconds(30), () => expectUp(site, hosts));
    });
    await checklist.check(`${environment}: their open circuit breaker is held by every Alertmanager`, () =>
      eventually(minutes(3), async () => {
        const held = await Promise.all(alertmanagers.map((one) => one.alerts()));
        const holding = held.filter((alerts) =>
          alerts.some(({ labels }) => labels.alertname === 'CircuitBreakerOpened'),
        );
        if (holding.length < held.length) throw new Error(`${holding.length} of ${held.length} hold it`);
        return undefined;
      }),
    );
    await arrives('their slow consensus', 'ConsensusLatencySLOBreach', minutes(4));
  } finally {
    await Promise.all(nodes.map((node) => node.stop()));
  }
}

/** The addresses at which Prometheus expects the nodes whose trouble is simulated. */
async function nodesOf({ prometheus }: Site): Promise<readonly URL[]> {
  const targets = (await Promise.all(prometheus.map((one) => one.targets()))).flat();
  const origins = targets
    .filter(({ scrapePool }) => scrapePool === 'dwcp-core' || scrapePool === 'dwcp-circuit-breaker')
    .map(({ scrapeUrl }) => new URL(scrapeUrl).origin);
  if (origins.length === 0)
    throw new Error('no target belongs to the jobs dwcp-core and dwcp-circuit-breaker');
  return [...new Set(origins)].map((origin) => new URL(origin));
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
