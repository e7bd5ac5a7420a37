import { minutes } from '#lib/units/duration';
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
  const arrives = (what: string, alertname: string, within = minutes(2)) =>
    checklist.check(`${environment}: ${what} reaches a receiver`, () =>
      eventually(within, async () => notificationOf(alertname, receivers)),
    );

  await Promise.all(alertmanagers.map((one) => one.send({ alertname: 'VerifyTest', severity: 'critical' })));
  await arrives('a test alert', 'VerifyTest');
  await arrives('the Watchdog', 'Watchdog');

  const nodes: Listening[] = [];
  try {
    await checklist.check(`${environment}: simulated nodes are scraped`, async () => {
      const hosts = await nodesOf(site);
      nodes.push(
        ...(await Promise.all(hosts.map((host) => startSimulatedNode(host.hostname, Number(host.port))))),
      );
      return hosts.map(({ host }) => host).join(', ');
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

/** @throws Error unless it arrived, and as it should: one alert of all replicas, with the links that people need */
function notificationOf(alertname: string, receivers: readonly Receiver[]): string {
  const all = receivers.flatMap(({ notifications }) => notifications);
  const found = all.find(({ labels }) => labels.alertname === alertname);
  if (found === undefined) {
    const others = [...new Set(all.map(({ labels }) => labels.alertname))].join(', ');
    throw new Error(`it has not arrived; what has: ${others || 'nothing'}`);
  }
  return describe(found);
}

const describe = ({ receiver, status, labels }: Notification): string =>
  `${status} at ${receiver} with ${Object.entries(labels)
    .filter(([name]) => name !== 'alertname')
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}`;
