import { type Duration, minutes } from '#lib/units/duration';
import type { Checklist } from '#verify/checklist';
import { eventually } from '#verify/eventually';
import type { Notification, Receiver } from '#verify/receiver';
import type { Site } from '#verify/site';

const watchdog = 'Watchdog';
const openBreaker = 'CircuitBreakerOpened';
const slowConsensus = 'ConsensusLatencySLOBreach';

/**
 * Checks that alerts come through: one that is posted to Alertmanager, the Watchdog, and two that a DWCP in
 * trouble causes, of which the critical one is told at once and the warning is held until its group is due.
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

  await ofAlert(openBreaker, (within) =>
    checklist.check(`${environment}: an open circuit breaker is held by every Alertmanager`, () =>
      eventually(within, () => expectHeld(site, openBreaker)),
    ),
  );
  await ofAlert(slowConsensus, (within) => arrives('slow consensus', slowConsensus, within));
}

async function expectHeld({ alertmanagers }: Site, alertname: string): Promise<undefined> {
  const held = await Promise.all(alertmanagers.map((one) => one.alerts()));
  const holding = held.filter((alerts) => alerts.some(({ labels }) => labels.alertname === alertname));
  if (holding.length < held.length) throw new Error(`${holding.length} of ${held.length} hold it`);
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
