import type { Receivers } from '#lib/environment/receiver-choices';
import { allRoutes } from '#lib/routing/checks/check';
import { evaluate } from '#lib/routing/evaluate';
import type { Labels } from '#lib/routing/matcher';
import { routingFor } from '#lib/routing/tree';
import { alert, alerts, environment, oneWebhook, receivers } from '#test/lib/routing/example';

const night = new Date('2026-01-12T03:00:00+01:00');

/** `alertname: receiver, wait/interval/repeat by group`, and `muted` in the small hours. */
function fate(labels: Labels, from: Receivers = receivers): string {
  const routing = routingFor(environment({ receivers: from }));
  const [delivery] = evaluate(routing, labels, { at: night }).deliveries;
  if (delivery === undefined) return 'nowhere';
  const { receiver, groupWait, groupInterval, repeatInterval, groupLabels, mutedBy } = delivery;
  const group = Object.keys(groupLabels).join(' ');
  const waits = mutedBy.length > 0 ? ', waits' : '';
  return `${labels.alertname}: ${receiver}, ${groupWait}/${groupInterval}/${repeatInterval} by ${group}${waits}`;
}

describe('routing', () => {
  it('tells the right people in the right time', () => {
    expect(alerts.map(({ labels }) => fate(labels))).toMatchInlineSnapshot(`
[
  "Watchdog: dead-mans-switch, 0s/30s/30s by alertname cluster site",
  "ConsensusLatencySLOBreach: page, 0s/1m/30m by alertname component cluster site",
  "CircuitBreakerOpened: chat, 5m/5m/12h by alertname component cluster site",
  "DiskSpaceLow: capacity-digest, 1h/1h/1d by category cluster site",
  "DWCPv3ComponentDown: page, 0s/1m/30m by alertname component cluster site",
  "DWCPv3ThroughputCriticalLow: page-network, 1m/1m/1h by alertname component cluster site",
  "DWCPv3AMSTStreamSaturation: chat-network, 5m/5m/12h by alertname component cluster site",
  "DWCPv3PBAPredictionAccuracyLow: chat-ml, 5m/5m/12h by alertname component cluster site",
]
`);
  });

  const page = (labels: Labels) => fate(alert('A', { team: 'oncall', component: 'x', ...labels }).labels);

  it.each([
    ['a warning that is escalated', { severity: 'warning', escalation: 'immediate' }, 'page, 0s/1m/30m'],
    ['a critical capacity alert', { severity: 'critical', category: 'capacity' }, 'page, 0s/1m/30m'],
    ['a critical alert of low escalation', { severity: 'critical', escalation: 'low' }, 'page, 0s/1m/30m'],
    ['a critical alert of a team nobody knows', { severity: 'critical', team: 'x' }, 'page, 0s/1m/30m'],
    ['information', { severity: 'info' }, 'info, 5m/1h/1d'],
    ['an unknown severity', { severity: 'fatal' }, 'unrouted, 1m/5m/4h'],
  ])('takes %s where it belongs', (_, labels, expected) => {
    expect(page(labels)).toContain(`A: ${expected} by `);
  });

  it('lets information wait only where the site has office hours', () => {
    const info = alert('A', { severity: 'info', team: 'network', component: 'x' }).labels;
    expect(fate(info)).toBe('A: info, 5m/1h/1d by team cluster site, waits');
    expect(fate(info, oneWebhook)).toBe('A: info, 5m/1h/1d by team cluster site');
  });

  it('lets nothing wait whose receiver is told that an alert is over', () => {
    const routing = routingFor(environment());
    const waiting = allRoutes(routing).filter((route) => 'hours' in route && route.hours !== undefined);
    const told = new Map(routing.receivers.map(({ name, sendResolved }) => [name, sendResolved]));
    expect(waiting.map(({ receiver }) => [receiver, told.get(receiver ?? '')])).toEqual([['info', false]]);
  });

  it('shows mistakes to the team that owns the stack, where it has its own chat', () => {
    const chat = { kind: 'webhook', url: 'https://chat.example.com/observability' } as const;
    const routing = routingFor(
      environment({ receivers: { ...receivers, teams: { observability: { chat } } } }),
    );
    expect(routing.receivers.find(({ name }) => name === routing.route.receiver)?.destination).toEqual(chat);
  });

  it('says for each receiver whether it is told that an alert is over', () => {
    const told = routingFor(environment()).receivers.map(
      ({ name, sendResolved }) => `${name}: ${sendResolved}`,
    );
    expect(told).toEqual([
      'unrouted: true',
      'dead-mans-switch: false',
      'page: true',
      'page-network: true',
      'capacity-digest: true',
      'chat: true',
      'chat-network: true',
      'chat-ml: true',
      'info: false',
    ]);
  });
});
